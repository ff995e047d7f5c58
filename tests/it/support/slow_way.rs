//! A way to a server that takes its time: bytes arrive late and, once it is asked for, at a rate.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use super::pty::pass;

/// Bytes of a packet on the way.
const PACKET: usize = 64;

/// A way for one connection.
pub(crate) struct SlowWay {
    pub(crate) port: u16,
    rate: Arc<AtomicU32>,
}

impl SlowWay {
    /// Opens a way on which each direction takes a time.
    pub(crate) fn to(server: u16, delay: Duration) -> Self {
        let door = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = door.local_addr().unwrap().port();
        let rate = Arc::new(AtomicU32::new(0));
        let down = Arc::clone(&rate);
        thread::spawn(move || {
            let (client, _) = door.accept().unwrap();
            let server = TcpStream::connect(("127.0.0.1", server)).unwrap();
            let _ = client.set_nodelay(true);
            let _ = server.set_nodelay(true);
            let (keys, shown) = (client.try_clone().unwrap(), server.try_clone().unwrap());
            carry(keys, server, delay, Arc::new(AtomicU32::new(0)));
            carry(shown, client, delay, down);
        });
        Self { port, rate }
    }

    /// From now on carries so many bytes a second to the client.
    pub(crate) fn carry(&self, a_second: u32) {
        self.rate.store(a_second, Ordering::SeqCst);
    }
}

/// Carries bytes one way until an end is closed; what waits, waits here.
fn carry(mut from: TcpStream, mut to: TcpStream, delay: Duration, rate: Arc<AtomicU32>) {
    let (sender, packets) = channel();
    thread::spawn(move || {
        let mut piece = [0; 4096];
        while let Ok(count @ 1..) = from.read(&mut piece) {
            for packet in piece[..count].chunks(PACKET) {
                let _ = sender.send((Instant::now() + delay, packet.to_vec()));
            }
        }
    });
    thread::spawn(move || {
        let mut free = Instant::now();
        while let Ok((due, packet)) = packets.recv() {
            let start = due.max(free);
            let bytes = packet.len() as u32;
            let takes = |rate| Duration::from_secs(1) * bytes / rate;
            free = match rate.load(Ordering::SeqCst) {
                0 => start,
                rate => start + takes(rate),
            };
            pass(free.saturating_duration_since(Instant::now()));
            if to.write_all(&packet).is_err() {
                break;
            }
        }
        let _ = to.shutdown(std::net::Shutdown::Both);
    });
}
