//! The least that a window can be: what it costs is what every window costs.

use eframe::egui;

struct OneLabel;

impl eframe::App for OneLabel {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |ui| ui.label("One label"));
    }
}

fn main() -> eframe::Result {
    let options = eframe::NativeOptions {
        // What the program tries first.
        renderer: eframe::Renderer::Wgpu,
        viewport: egui::ViewportBuilder::default().with_inner_size([1180.0, 760.0]),
        ..Default::default()
    };
    eframe::run_native("one-label", options, Box::new(|_| Ok(Box::new(OneLabel))))
}
