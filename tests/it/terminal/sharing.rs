//! One account for many people: nothing of one shows to the next, however it is set up, while a person's own account
//! remembers. Over a real server with an account of its own, and inside tmux.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chitieu::explorer::memory;

use super::FIRST;
use super::ssh::{Server, Setup};
use crate::support::pty::{CHITIEU, Pty, Start, explorer, has_tool, told};

const SIZE: (u16, u16) = (100, 30);

/// Shells that an account may have here: Debian's `sh` is dash.
fn shells() -> impl Iterator<Item = &'static str> {
    let all = ["/bin/sh", "/bin/dash", "/bin/bash"];
    all.into_iter().filter(|shell| Path::new(shell).exists())
}

/// Opens an indicator and leaves.
#[track_caller]
fn look_up_and_leave(pty: &mut Pty) {
    pty.wait_for(FIRST);
    pty.send("/rung");
    pty.wait_for("Tỷ lệ che phủ rừng");
    pty.send("\r");
    pty.wait_until("the detail", |pty| !pty.text().contains("tìm trong"));
    pty.send("\x03");
}

/// Waits until a shell reads again: what is typed before the program has ended is dropped.
fn wait_for_prompt(pty: &mut Pty, prompt: &str) {
    pty.wait_until("the shell's prompt", |pty| {
        pty.text().trim_end().ends_with(prompt)
    });
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let all = entries.flat_map(|entry| match entry.path() {
        path if path.is_dir() => files(&path),
        path => vec![path],
    });
    all.collect()
}

fn memory_in(home: &Path) -> PathBuf {
    home.join(".local/state/chitieu/memory.toml")
}

/// Looks something up in both ways of asking for the program: nothing of it is kept on the server.
fn keeps_nothing(server: &Server, shell: &str) {
    for ask in [&["-tt", "127.0.0.1"][..], &["-tt", "127.0.0.1", "chitieu"]] {
        let mut pty = server.client(SIZE, ask);
        look_up_and_leave(&mut pty);
        assert_eq!(told(pty.end().0), "exit 0", "{}", server.log());
    }
    assert_eq!(files(&server.home()), Vec::<PathBuf>::new(), "{shell}");
}

/// As the document says, with each shell that the account may have.
#[test]
fn nothing_is_kept_in_an_account_set_up_as_documented() {
    for shell in shells() {
        let Some(server) = Server::start_as(Setup {
            shell: Some(shell),
            ..Setup::default()
        }) else {
            return;
        };
        keeps_nothing(&server, shell);
        // What one person looked for is offered to none.
        let mut pty = server.client(SIZE, &["-tt", "127.0.0.1"]);
        pty.wait_for(FIRST);
        pty.send("/\x1b[1;5Ax");
        pty.wait_for("/ x");
        pty.send("\x03");
        pty.end();
    }
}

/// An older setting, where the command does not say that the account is shared; also by the key alone.
#[test]
fn nothing_is_kept_under_a_forced_command_that_says_nothing() {
    for shell in shells() {
        for otherwise in [
            &[(" --shared", "")][..],
            &[
                (" --shared", ""),
                ("    ForceCommand /usr/local/bin/chitieu\n", ""),
            ],
        ] {
            let Some(server) = Server::start_as(Setup {
                shell: Some(shell),
                otherwise,
                ..Setup::default()
            }) else {
                return;
            };
            keeps_nothing(&server, shell);
        }
    }
}

/// `ssh -t host chitieu` keeps nothing, a shell of one's own on the server does; the program as login shell does not.
#[test]
fn over_ssh_only_a_shell_of_ones_own_remembers() {
    for shell in shells() {
        let Some(server) = Server::start_as(Setup {
            shell: Some(shell),
            is_open: true,
            ..Setup::default()
        }) else {
            return;
        };
        let program = server.program();
        let mut pty = server.client(SIZE, &["-tt", "127.0.0.1", &program]);
        look_up_and_leave(&mut pty);
        assert_eq!(told(pty.end().0), "exit 0", "{}", server.log());
        assert!(!memory_in(&server.home()).exists(), "{shell}");

        let mut pty = server.client(SIZE, &["-tt", "127.0.0.1"]);
        wait_for_prompt(&mut pty, "$");
        pty.send(format!("{program}\n"));
        look_up_and_leave(&mut pty);
        wait_for_prompt(&mut pty, "$");
        pty.send("exit\n");
        pty.end();
        let kept = memory::read_memory(&memory_in(&server.home()));
        assert_eq!(kept.queries(), ["rung"], "{shell}");
    }
}

#[test]
fn as_login_shell_it_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().to_str().unwrap();
    let script = "exec -a -chitieu \"$0\" \"$@\"";
    let mut command = vec!["bash", "-c", script];
    command.extend(Start::default().command);
    let mut pty = Pty::start(&Start {
        command: &command,
        size: SIZE,
        env: &[("HOME", home), ("XDG_STATE_HOME", "")],
    });
    look_up_and_leave(&mut pty);
    assert_eq!(told(pty.end().0), "exit 0");
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());
}

/// tmux on a server: a shell in it is the person's own; the program alone in it was started by nobody's shell.
#[test]
fn inside_tmux_on_a_server_a_shell_remembers() {
    if !has_tool("tmux") {
        return;
    }
    for (is_typed, kept) in [(true, true), (false, false)] {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().to_str().unwrap();
        let configuration = folder.path().join("tmux.conf");
        fs::write(
            &configuration,
            "set -g status off\nset -g default-shell /bin/bash\nset -g default-command \"env PS1='prompt> ' bash --norc\"\n",
        )
        .unwrap();
        let name = format!("chitieu-sharing-{}-{is_typed}", std::process::id());
        let inside = explorer();
        let mut command = vec!["tmux", "-u", "-L", &name, "-f"];
        command.extend([configuration.to_str().unwrap(), "new-session"]);
        if !is_typed {
            command.push(&inside);
        }
        let mut pty = Pty::start(&Start {
            command: &command,
            size: SIZE,
            env: &[
                ("HOME", home),
                ("XDG_STATE_HOME", ""),
                ("PS1", "prompt> "),
                ("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22"),
                ("SSH_CLIENT", "192.0.2.1 1 22"),
                ("SSH_TTY", "/dev/pts/0"),
            ],
        });
        if is_typed {
            pty.wait_for("prompt> ");
            pty.send(format!("{inside}\n"));
        }
        look_up_and_leave(&mut pty);
        if is_typed {
            wait_for_prompt(&mut pty, "prompt>");
            pty.send("exit\n");
        }
        pty.wait_for("[exited]");
        pty.end();
        let queries = memory::read_memory(&memory_in(folder.path()))
            .queries()
            .to_vec();
        assert_eq!(queries == ["rung"], kept, "{queries:?}");
        let _ = Command::new("tmux")
            .args(["-L", &name, "kill-server"])
            .output();
    }
}

/// The switch alone, in a person's own shell: nothing is kept, and nothing stops it.
#[test]
fn the_switch_keeps_nothing_and_does_not_stop() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().to_str().unwrap();
    let mut pty = Pty::start(&Start {
        command: &["bash", "--norc", "--noprofile", "-i"],
        size: SIZE,
        env: &[
            ("PS1", "prompt> "),
            ("HISTFILE", "/dev/null"),
            ("HOME", home),
            ("XDG_STATE_HOME", ""),
        ],
    });
    pty.wait_for("prompt> ");
    pty.send(explorer() + " --shared\n");
    pty.wait_for(FIRST);
    pty.send("\x1a");
    look_up_and_leave(&mut pty);
    wait_for_prompt(&mut pty, "prompt>");
    assert!(!pty.text().contains("Stopped"), "{}", pty.text());
    pty.send("exit\n");
    pty.end();
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());
}

/// What is asked for over SSH, with and without a terminal: what the commands read, and nothing else.
#[test]
fn words_over_ssh_are_read_without_a_shell() {
    for shell in shells() {
        let Some(server) = Server::start_as(Setup {
            shell: Some(shell),
            ..Setup::default()
        }) else {
            return;
        };
        let ask = |terminal: &str, words: &str| {
            let mut pty = server.client(SIZE, &[terminal, "127.0.0.1", words]);
            let (status, _) = pty.end();
            (told(status), String::from_utf8_lossy(&pty.log).into_owned())
        };
        let (ended, text) = ask("-T", "show forest-cover --json");
        assert_eq!(ended, "exit 0", "{text}");
        assert!(text.contains("\"forest-cover\""), "{text}");
        let (ended, text) = ask("-tt", "find 'che phu rung' -n 1");
        assert_eq!(ended, "exit 0", "{text}");
        assert!(text.contains("Tỷ lệ che phủ rừng"), "{text}");
        let (ended, text) = ask("-T", "chitieu --help");
        assert_eq!(ended, "exit 0", "{text}");
        assert!(text.contains("find") && !text.contains("import"), "{text}");
        let made = server.home().join("made");
        for words in [
            format!("touch {}", made.display()),
            format!("list; touch {}", made.display()),
            format!("export -o {}", made.display()),
            format!("chitieu --pack {} list", made.display()),
            format!("find \"$(touch {})", made.display()),
            "scp -t .".to_owned(),
        ] {
            let (ended, text) = ask("-T", &words);
            assert_eq!(ended, "exit 2", "{words}: {text}");
            let said = text.lines().filter(|line| line.starts_with("chitieu: "));
            assert_eq!(said.count(), 1, "{words}: {text}");
        }
        for words in [
            format!("find $(touch {})", made.display()),
            format!("find x > {}", made.display()),
            format!("find `touch {}`", made.display()),
        ] {
            let (ended, text) = ask("-T", &words);
            assert_ne!(ended, "exit 2", "{words}: {text}");
        }
        assert_eq!(files(&server.home()), Vec::<PathBuf>::new());
    }
}

/// A connection that opens no session is closed: nobody can hold the server by connections that ask for nothing.
#[test]
fn a_connection_without_a_session_is_closed() {
    let Some(server) = Server::start_as(Setup {
        otherwise: &[("UnusedConnectionTimeout 1m", "UnusedConnectionTimeout 1s")],
        ..Setup::default()
    }) else {
        return;
    };
    for ask in [
        &["-N", "127.0.0.1"][..],
        &["-N", "-R", "0:127.0.0.1:9", "127.0.0.1"],
    ] {
        let mut pty = server.client(SIZE, ask);
        let (status, _) = pty.end();
        assert_eq!(told(status), "exit 255", "{}", pty.text());
    }
    // A session that rests longer is not.
    let mut pty = server.client(SIZE, &["-tt", "127.0.0.1"]);
    pty.wait_for(FIRST);
    let mut other = server.client(SIZE, &["-N", "127.0.0.1"]);
    other.end();
    look_up_and_leave(&mut pty);
    assert_eq!(told(pty.end().0), "exit 0");
}

/// The program is told what was asked for also where it is not the whole of a forced command.
#[test]
fn a_shell_of_ones_own_does_not_run_what_its_login_asked_for() {
    let mut pty = Pty::start(&Start {
        command: &["bash", "--norc", "--noprofile", "-i"],
        size: SIZE,
        env: &[("PS1", "prompt> "), ("SSH_ORIGINAL_COMMAND", "reboot")],
    });
    pty.wait_for("prompt> ");
    pty.send(format!("{CHITIEU} find rung -n 1\n"));
    pty.wait_for("rừng");
    pty.send(explorer() + "\n");
    pty.wait_for(FIRST);
    pty.send("\x03");
    wait_for_prompt(&mut pty, "prompt>");
    pty.send("exit\n");
    pty.end();
}
