//! Each widget in a picture of its own.

mod avatar;
mod banner;
mod bars;
mod button;
mod card;
mod chip;
mod dialog;
mod drop_target;
mod empty;
mod field;
mod icons;
mod menu;
mod meter;
mod nav;
mod pick;
mod search;
mod shortcut;
mod slider;
mod stat;
mod table;
mod tag;
mod timeline;
mod toast;
mod type_roles;
