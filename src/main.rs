//! The window's start-up.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use eframe::egui;
use inmail_credits::domain::Instant;
use inmail_credits::store::{DATA_DIR_VARIABLE, DataDir, RealDisk};
use inmail_credits::ui::{App, Outside, Zone, app_icon};

/// The name under which desktops know the program: of its `.desktop` file, icon and window class.
const APP_ID: &str = "org.inmailcredits.app";

/// Keeps a Sales Navigator InMail credit account and tells the story of every credit.
#[derive(Debug, Parser)]
#[command(name = "inmail-credits", version, about)]
struct Args {
    /// A snapshot or a scenario to open as a view
    file: Option<PathBuf>,
    /// Keep accounts in this folder
    #[arg(long, value_name = "DIR", env = DATA_DIR_VARIABLE)]
    data_dir: Option<PathBuf>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let data_dir = match DataDir::choose(args.data_dir) {
        Ok(data_dir) => data_dir,
        Err(error) => return fail(&error.to_string()),
    };
    // Remote desktops and machines without Vulkan have OpenGL at best. Both attempts run on one event
    // loop: a process has no second one.
    let first = match run(eframe::Renderer::Wgpu, data_dir.clone(), args.file.clone()) {
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
    match run(eframe::Renderer::Glow, data_dir, args.file) {
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

#[expect(clippy::print_stderr, reason = "without a window, standard error is where people look")]
fn fail(sentence: &str) -> ExitCode {
    eprintln!("inmail-credits: {sentence}");
    ExitCode::FAILURE
}

fn run(renderer: eframe::Renderer, data_dir: DataDir, open: Option<PathBuf>) -> eframe::Result {
    let options = eframe::NativeOptions {
        renderer,
        persistence_path: Some(data_dir.window_file()),
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
        Box::new(|cc| Ok(Box::new(App::new(&cc.egui_ctx, outside(data_dir, open))))),
    )
}

fn outside(data_dir: DataDir, open: Option<PathBuf>) -> Outside {
    let started = std::time::Instant::now();
    Outside {
        now: Box::new(now),
        new_id: Box::new(|| uuid::Uuid::new_v4().to_string()),
        monotonic: Box::new(move || started.elapsed()),
        zone: Zone::new(zone, |at| at.to_chrono().with_timezone(&chrono::Local).offset().local_minus_utc()),
        data_dir,
        open,
        documents: directories::UserDirs::new().and_then(|dirs| dirs.document_dir().map(PathBuf::from)),
        disk: Arc::new(RealDisk),
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

#[expect(clippy::disallowed_methods, reason = "this is the one place where real time is read")]
fn now() -> Instant {
    Instant::from_ms(chrono::Utc::now().timestamp_millis())
}
