//! Where pictures go: each is compared with the one that is kept under its name.
//!
//! `UPDATE_SNAPSHOTS=1` writes what looks otherwise anew. `PICTURES_OUT=folder` compares nothing and writes
//! every picture into that folder, to be looked through.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use egui_kittest::{SnapshotOptions, SnapshotResults, try_image_snapshot_options};
use image::RgbaImage;

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window_pictures/kept");
/// Those that the README shows.
const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/pictures");
/// Pixels that may look otherwise: rasterisers round the edges of letters differently.
const OTHERWISE: usize = 12;
/// How far a colour may be from the one that is kept, a squared distance: about six shades of grey in 255, as
/// far as `write` moves one. Another tone of the theme is farther.
const TOLERANCE: f32 = 32.0;
/// Colours of a picture that are kept exactly.
const FREQUENT: u8 = 128;

/// The pictures of one test. What looks otherwise is told of all of them, when it is dropped.
#[derive(Default)]
pub(crate) struct Album(SnapshotResults);

impl Album {
    /// Puts in a picture.
    pub(crate) fn put(&mut self, name: &str, picture: &RgbaImage) {
        self.put_in(KEPT, name, picture);
    }

    /// Puts in a picture that the README shows.
    pub(crate) fn put_for_readme(&mut self, name: &str, picture: &RgbaImage) {
        self.put_in(README, name, picture);
    }

    fn put_in(&mut self, folder: &str, name: &str, picture: &RgbaImage) {
        if let Some(out) = std::env::var_os("PICTURES_OUT") {
            let out = PathBuf::from(out).join(Path::new(folder).file_name().unwrap());
            let path = out.join(format!("{name}.png"));
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            return write(picture, &path);
        }
        let options =
            SnapshotOptions::new().output_path(folder).threshold(TOLERANCE).max_failed_pixels(OTHERWISE);
        let path = Path::new(folder).join(format!("{name}.png"));
        let before = std::fs::read(&path).ok();
        self.0.add(try_image_snapshot_options(picture, name, &options));
        // What was written anew is written once more, smaller.
        if std::fs::read(&path).ok() != before {
            write(picture, &path);
            drop(std::fs::remove_file(path.with_extension("old.png")));
        }
    }
}

/// Writes a picture small: with 256 colours, in which the rarest shades of its letters find their nearest.
/// That is far less than a comparison lets pass.
fn write(picture: &RgbaImage, path: &Path) {
    let mut counts = HashMap::<[u8; 3], u32>::new();
    for pixel in picture.pixels() {
        *counts.entry(rgb(pixel)).or_default() += 1;
    }
    let mut colours: Vec<_> = counts.into_iter().map(|(colour, count)| (Reverse(count), colour)).collect();
    colours.sort_unstable();
    let colours: Vec<_> = colours.into_iter().map(|(_, colour)| colour).collect();
    let (palette, places) = palette(&colours);
    let places: HashMap<_, _> = colours.into_iter().zip(places).collect();
    let indices: Vec<u8> = picture.pixels().map(|pixel| places[&rgb(pixel)]).collect();
    let mut encoder =
        png::Encoder::new(BufWriter::new(File::create(path).unwrap()), picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header().unwrap().write_image_data(&indices).unwrap();
}

/// At most 256 of these colours, the first of which are the most frequent ones, and for each its place there.
fn palette(colours: &[[u8; 3]]) -> (Vec<[u8; 3]>, Vec<u8>) {
    let mut palette = Vec::new();
    // How far each is from the nearest so far, and which that is.
    let mut nearest = vec![(u32::MAX, 0_u8); colours.len()];
    for place in 0..=255_u8 {
        // The frequent ones as they are, then whatever is farthest from all that are there.
        let farthest = || (0..colours.len()).max_by_key(|at| nearest[*at].0).filter(|at| nearest[*at].0 > 0);
        let next = if place < FREQUENT { Some(usize::from(place)) } else { farthest() };
        let Some(colour) = next.and_then(|at| colours.get(at)) else { break };
        palette.push(*colour);
        for (known, other) in nearest.iter_mut().zip(colours) {
            *known = (*known).min((distance(colour, other), place));
        }
    }
    (palette, nearest.into_iter().map(|(_, place)| place).collect())
}

fn rgb(pixel: &image::Rgba<u8>) -> [u8; 3] {
    let [red, green, blue, _] = pixel.0;
    [red, green, blue]
}

fn distance(one: &[u8; 3], other: &[u8; 3]) -> u32 {
    one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2)).sum()
}
