//! The program's own icon, for the title bar and the task switcher where no `.desktop` file names one.

use eframe::egui::IconData;

/// The icon in a size that desktops scale down well.
pub fn app_icon() -> IconData {
    const PNG: &[u8] = include_bytes!("../../assets/icon/inmail-credits-128.png");
    // A test reads the same bytes; a window without an icon would still be a window.
    eframe::icon_data::from_png_bytes(PNG).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use eframe::icon_data::from_png_bytes;

    #[test]
    fn the_icon_is_there_in_every_size_of_desktops() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/icon");
        for size in [16, 24, 32, 48, 64, 128, 256, 512] {
            let path = folder.join(format!("inmail-credits-{size}.png"));
            let icon = from_png_bytes(&crate::store::read_file(&path).unwrap()).unwrap();
            assert_eq!((icon.width, icon.height), (size, size), "{}", path.display());
            // Round corners show what lies behind, and the middle does not.
            assert_eq!(icon.rgba[3], 0, "{}", path.display());
            let middle = 4 * (size * size / 2 + size / 2) as usize;
            assert_eq!(icon.rgba[middle + 3], 255, "{}", path.display());
        }
    }

    #[test]
    fn the_window_has_an_icon() {
        let icon = super::app_icon();
        assert_eq!((icon.width, icon.height), (128, 128));
    }
}
