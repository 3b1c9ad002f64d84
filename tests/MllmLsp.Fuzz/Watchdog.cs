using System.Diagnostics;
using MllmLsp.Fuzz.Engine;

namespace MllmLsp.Fuzz;

/// <summary>
/// Keeps the input that is being tried on disk, so that one which ends the process is not lost, and ends the process over one that does not come to
/// an end. Goes by processor time: a machine with other work to do is no reason to call an input slow.
/// </summary>
internal sealed class Watchdog
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly string path;
    private readonly Process process = Process.GetCurrentProcess();
    private readonly Thread thread;
    private readonly Stopwatch since = Stopwatch.StartNew();
    private volatile bool isOver;
    private long number;
    private string current = "";

    public Watchdog(string path)
    {
        this.path = path;
        thread = new Thread(Watch) { IsBackground = true };
        thread.Start();
    }

    /// <summary>The longest time on the clock from one input to the next.</summary>
    public TimeSpan Slowest { get; private set; }

    public void Begin(string input)
    {
        Slowest = since.Elapsed > Slowest ? since.Elapsed : Slowest;
        Volatile.Write(ref current, input);
        Interlocked.Increment(ref number);
        File.WriteAllText(path, Escaped.Write(input));
        since.Restart();
    }

    public void End()
    {
        Slowest = since.Elapsed > Slowest ? since.Elapsed : Slowest;
        isOver = true;
    }

    private void Watch()
    {
        var (seen, begun) = (-1L, TimeSpan.Zero);
        while (!isOver)
        {
            Thread.Sleep(500);
            process.Refresh();
            var used = process.TotalProcessorTime;
            if (Interlocked.Read(ref number) is var now && now != seen)
            {
                (seen, begun) = (now, used);
            }
            else if (used - begun > Limit && !isOver)
            {
                Console.WriteLine($"FAILURE no end after {Limit.TotalSeconds:0} s of processor time\n  {path}\n{Escaped.Write(Volatile.Read(ref current))}");
                Environment.Exit(3);
            }
        }
    }
}
