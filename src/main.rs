//! The window's start-up.

// Else Windows opens a terminal beside the window. Without one, a start that fails is told in a box.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::cell::Cell;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use eframe::egui;
use eframe::egui_wgpu::{WgpuConfiguration, WgpuSetup};
use eframe::wgpu::InstanceFlags;
use inmail_credits::cli::WindowArgs;
use inmail_credits::document::{Arrival, Host, Opening, arrive};
use inmail_credits::domain::Instant;
use inmail_credits::store::{DataDir, Disk, RealDisk};
use inmail_credits::text::language::{self, Language, Thousands};
use inmail_credits::ui::{
    App, Motion, Outside, Zone, app_icon, moved_on_screen, report_panics, tell_start_failure,
};

/// The name under which desktops know the program: of its `.desktop` file, icon and window class.
const APP_ID: &str = "org.inmailcredits.app";

fn main() -> ExitCode {
    if let Some(named) = std::env::var(language::VARIABLE).ok().and_then(|name| Language::of_name(&name)) {
        language::speak(named);
    }
    // On Unix numbers may have a place of their own.
    let mut numbers = ["LC_ALL", "LC_NUMERIC"].into_iter().filter_map(|name| std::env::var(name).ok());
    if let Some(locale) = numbers.find(|name| !name.is_empty()).or_else(sys_locale::get_locale) {
        language::write_numbers(Thousands::of_locale(&locale));
    }
    let args = match WindowArgs::try_parse() {
        Ok(args) => args,
        Err(usage) => return tell_usage(&usage),
    };
    let data_dir = match DataDir::choose(args.data_dir) {
        Ok(data_dir) => data_dir,
        Err(error) => return fail(&error.to_string()),
    };
    report_panics(data_dir.clone(), now);
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    // Where this start is ended before it asks, nobody would know which folder the path began in.
    let open = args.file.map(|file| std::path::absolute(&file).unwrap_or(file));
    let host = match arrive(&disk, &data_dir, &new_id(), open.as_deref(), now) {
        Arrival::First(host) => Some(host),
        Arrival::Answered => return ExitCode::SUCCESS,
        Arrival::Unanswered => None,
    };
    let ahead = host.as_ref().and_then(|_| Opening::of_last(&disk, &data_dir));
    let start = Start { disk, data_dir, open, host: Cell::new(host), ahead: Cell::new(ahead) };
    // Remote desktops and machines without Vulkan have OpenGL at best. Both attempts run on one event
    // loop: a process has no second one.
    let first = match run(eframe::Renderer::Wgpu, &start) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(error @ eframe::Error::WinitEventLoop(_)) => {
            return fail(&format!(
                "the window cannot be opened: no display answers ({}); start it on a desktop, \
                 or use inmail-credits-cli, which needs no display",
                cause(&error)
            ));
        }
        Err(error) => error,
    };
    match run(eframe::Renderer::Glow, &start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(second) => fail(&format!(
            "the window cannot be opened: neither a driver for wgpu ({}) nor one for OpenGL ({}) works; \
             install one, such as Mesa's, or use inmail-credits-cli, which needs no display",
            cause(&first),
            cause(&second)
        )),
    }
}

/// What the system said, without the place in a library's source that stands before it.
fn cause(error: &eframe::Error) -> String {
    let text = error.to_string();
    let why = text.rsplit_once(".rs:").and_then(|(_, place)| place.split_once(": ")).map(|(_, why)| why);
    why.unwrap_or(&text).trim_end_matches('.').to_owned()
}

fn fail(sentence: &str) -> ExitCode {
    tell_start_failure(&format!("inmail-credits: {sentence}"));
    ExitCode::FAILURE
}

/// How it is used: asked for, or because it was started otherwise.
fn tell_usage(usage: &clap::Error) -> ExitCode {
    if cfg!(windows) {
        // There is no terminal to print to.
        tell_start_failure(usage.render().to_string().trim_end());
        return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2));
    }
    usage.exit()
}

/// What the window is opened with, by whichever attempt.
struct Start {
    disk: Arc<dyn Disk>,
    data_dir: DataDir,
    open: Option<PathBuf>,
    host: Cell<Option<Host>>,
    ahead: Cell<Option<Opening>>,
}

/// How a window is set up for wgpu. egui draws nothing indirectly, so that nothing needs to be made at each start
/// that checks such calls.
fn wgpu_options() -> WgpuConfiguration {
    let mut options = WgpuConfiguration::default();
    if let WgpuSetup::CreateNew(new) = &mut options.wgpu_setup {
        new.instance_descriptor.flags.remove(InstanceFlags::VALIDATION_INDIRECT_CALL);
    }
    options
}

fn run(renderer: eframe::Renderer, start: &Start) -> eframe::Result {
    let options = eframe::NativeOptions {
        wgpu_options: wgpu_options(),
        renderer,
        persistence_path: Some(start.data_dir.window_file()),
        viewport: egui::ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("InMail Credits")
            .with_icon(app_icon())
            .with_inner_size([1180.0, 760.0])
            .with_min_inner_size([760.0, 520.0]),
        ..Default::default()
    };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(|cc| {
            #[cfg(feature = "inspection")]
            panic_on_demand(&cc.egui_ctx);
            bring_on_screen(cc);
            Ok(Box::new(App::new(&cc.egui_ctx, outside(start, Motion::of_system(&cc.egui_ctx)))))
        }),
    )
}

/// Where the monitor that the window stood on is gone, not every desktop brings it back.
fn bring_on_screen(cc: &eframe::CreationContext<'_>) {
    // Some desktops tell no program where its window is; they place it themselves.
    let Some((window, at)) = cc.winit_window().and_then(|w| Some((w, w.outer_position().ok()?))) else {
        return;
    };
    #[expect(clippy::cast_precision_loss, reason = "pixels of a desktop are far below 16 million")]
    let rect = |x: i32, y: i32, width: u32, height: u32| {
        egui::Rect::from_min_size(egui::pos2(x as f32, y as f32), egui::vec2(width as f32, height as f32))
    };
    let size = window.outer_size();
    let monitors = window.available_monitors().map(|monitor| {
        let (at, size) = (monitor.position(), monitor.size());
        rect(at.x, at.y, size.width, size.height)
    });
    let monitors: Vec<_> = monitors.collect();
    if let Some(new) = moved_on_screen(rect(at.x, at.y, size.width, size.height), &monitors) {
        let mut to = at.cast::<f32>();
        (to.x, to.y) = (new.x, new.y);
        window.set_outer_position(to);
    }
}

/// Lets a test see what a panic of the real window leaves, with a message that quotes what was typed.
#[cfg(feature = "inspection")]
#[expect(clippy::panic, reason = "it is asked for")]
fn panic_on_demand(ctx: &egui::Context) {
    ctx.on_begin_pass(
        "panic on demand",
        Arc::new(|ui| {
            ui.input(|input| {
                if input.modifiers.ctrl && input.modifiers.shift && input.key_pressed(egui::Key::F12) {
                    panic!("asked to, with {:?}", input.events);
                }
            });
        }),
    );
}

fn outside(start: &Start, motion: Motion) -> Outside {
    let started = std::time::Instant::now();
    Outside {
        now: Box::new(now),
        new_id: Box::new(new_id),
        monotonic: Box::new(move || started.elapsed()),
        zone: Zone::new(zone, |at| at.to_chrono().with_timezone(&chrono::Local).offset().local_minus_utc()),
        motion,
        data_dir: start.data_dir.clone(),
        open: start.open.clone(),
        host: start.host.take(),
        ahead: start.ahead.take(),
        documents: directories::UserDirs::new()
            .map(|dirs| dirs.document_dir().unwrap_or_else(|| dirs.home_dir()).to_path_buf()),
        disk: Arc::clone(&start.disk),
    }
}

/// The name of the zone. Like chrono, first what the environment says, then what the system is set to.
fn zone() -> String {
    let named = std::env::var("TZ").ok().map(|name| name.trim_start_matches(':').to_owned());
    named
        .filter(|name| name.contains('/') && !name.starts_with('/'))
        .or_else(|| iana_time_zone::get_timezone().ok())
        .unwrap_or_else(|| "UTC".to_owned())
}

fn new_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

#[expect(clippy::disallowed_methods, reason = "this is the one place where real time is read")]
fn now() -> Instant {
    Instant::from_ms(chrono::Utc::now().timestamp_millis())
}
