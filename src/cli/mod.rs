//! The front end for terminals.
