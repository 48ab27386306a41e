package dev.hnsform.cli.compose;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C during a run: the first asks to stop in order, the second ends the process at once. Where the JVM offers no signals, Ctrl-C ends the
 * process at once, and the next run settles.
 */
public final class Interrupts {
    private final AtomicInteger count = new AtomicInteger();
    private final Runnable first;

    private Interrupts(Runnable first) {
        this.first = first;
    }

    /** Listens from now on; the first Ctrl-C runs the given work. */
    public static Interrupts listen(Runnable first) {
        Interrupts interrupts = new Interrupts(first);
        interrupts.install("INT");
        interrupts.install("TERM");
        return interrupts;
    }

    /** Whether somebody asked to stop. */
    public boolean isAsked() {
        return count.get() > 0;
    }

    // sun.misc.Signal is exported by the module jdk.unsupported on 17 and 25, but not known to a compiler that keeps to
    // a release.
    private void install(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            received();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            count.get(); // this JVM has no signals: Ctrl-C ends the process, as the class says
        } catch (InvocationTargetException | IllegalAccessException | InstantiationException e) {
            count.get(); // the signal is taken, for example under a debugger: likewise
        }
    }

    private void received() {
        if (count.incrementAndGet() == 1) {
            first.run();
        } else {
            Runtime.getRuntime().halt(130);
        }
    }
}
