//! The window.
fn main() -> eframe::Result {
    eframe::run_native("x", eframe::NativeOptions::default(), Box::new(|_| Ok(Box::new(A))))
}
struct A;
impl eframe::App for A {
    fn ui(&mut self, ui: &mut eframe::egui::Ui, _: &mut eframe::Frame) {
        ui.label("x");
    }
}
