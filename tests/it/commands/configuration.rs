//! What the configuration file says, as a command takes it: where its paths begin, which signs it wants.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::support::data;
use crate::support::folder::Folder;
use crate::support::pty::CHITIEU;

/// Puts a pack that anybody knows again under a path.
fn pack(at: &Path) {
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    symlink(data("frozen").join("son-la"), at).unwrap();
}

/// What `list` says when it is called in a folder with this configuration; the code and both outputs.
fn list(called_in: &Path, config: &OsStr, home: Option<&Path>) -> (i32, String, String) {
    let mut program = Command::new(CHITIEU);
    program
        .arg("list")
        .env_clear()
        .env("CHITIEU_CONFIG", config)
        .current_dir(called_in);
    if let Some(home) = home {
        program.env("HOME", home);
    }
    let output = program.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

#[test]
fn paths_of_the_configuration_count_from_its_folder_wherever_it_is_called() {
    let folder = Folder::new("cấu hình".as_bytes());
    let root = &folder.path;
    pack(&root.join("bộ/sơn la"));
    pack(&root.join("office/son-la"));
    pack(&root.join("home/packs/son-la"));
    fs::create_dir_all(root.join("elsewhere")).unwrap();
    let config = root.join("office/config.toml");
    let absolute = root.join("bộ/sơn la");
    let absolute = absolute.to_str().unwrap();
    let home = root.join("home");
    for written in [
        "son-la",
        "./son-la",
        "../bộ/sơn la",
        absolute,
        "~/packs/son-la",
        "~//packs/../packs/son-la",
    ] {
        fs::write(&config, format!("pack = \"{written}\"\n")).unwrap();
        for called_in in [root, &root.join("elsewhere"), &root.join("office")] {
            let (code, shown, said) = list(called_in, config.as_os_str(), Some(&home));
            assert_eq!((code, said.as_str()), (0, ""), "{written}");
            assert!(shown.contains("Sơn La"), "{written}: {shown}");
        }
    }
    // A configuration that is itself named from where the command is called, and one behind a link: what
    // counts is the folder in which it is found.
    fs::write(&config, "pack = [\"son-la\"]\n").unwrap();
    let beside = list(root, OsStr::new("office/config.toml"), None);
    assert_eq!((beside.0, beside.2.as_str()), (0, ""));
    let within = list(&root.join("office"), OsStr::new("config.toml"), None);
    assert_eq!((within.0, within.2.as_str()), (0, ""));
    symlink(&config, root.join("elsewhere/config.toml")).unwrap();
    let linked = root.join("elsewhere/config.toml");
    let (code, _, said) = list(root, linked.as_os_str(), None);
    assert_eq!(code, 2);
    assert!(said.contains("elsewhere/son-la"), "{said}");
}

/// What is not there is named as it was understood, so that a slip is seen.
#[test]
fn a_path_that_leads_nowhere_is_told_as_it_was_understood() {
    let folder = Folder::new(b"nowhere");
    let root = &folder.path;
    let config = root.join("config.toml");
    for (written, home, told) in [
        ("gone", Some(root.as_path()), "nowhere/gone"),
        ("~/gone", Some(root.as_path()), "nowhere/gone"),
        ("~lan/gone", Some(root.as_path()), "nowhere/~lan/gone"),
        ("$HOME/gone", Some(root.as_path()), "nowhere/$HOME/gone"),
    ] {
        fs::write(&config, format!("pack = \"{written}\"\n")).unwrap();
        let (code, _, said) = list(Path::new("/"), config.as_os_str(), home);
        assert_eq!(code, 2, "{written}");
        assert!(
            said.contains(told) && said.lines().count() == 1,
            "{written}: {said}"
        );
    }
}
