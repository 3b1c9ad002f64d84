using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>Runs a command over a vault and says what it took. The files are in the system's cache; the process starts anew.</summary>
internal static class CommandScenario
{
    /// <summary>The run with the least processor time of <paramref name="runs"/>.</summary>
    public static CommandFigures Run(string name, ServerCommand command, int notes, int runs) =>
        Enumerable.Range(0, runs).Select(_ => Once(name, command, notes)).MinBy(run => run.Processor)!;

    private static CommandFigures Once(string name, ServerCommand command, int notes)
    {
        var before = ChildTime();
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo(command.File, command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = command.Folder };
        foreach (var (variable, value) in command.Environment)
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"Cannot start {command.File}.");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var memory = 0L;
        while (!process.WaitForExit(2))
        {
            memory = Math.Max(memory, PeakOf(process.Id));
        }

        process.WaitForExit();
        return new CommandFigures(name, notes, clock.Elapsed.TotalSeconds, ChildTime() - before, memory);
    }

    private static long PeakOf(int id)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    return long.Parse(line.AsSpan("VmHWM:".Length).Trim(" \tkB")) * 1024;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone meanwhile, or a system without /proc.
        }

        return 0;
    }

    /// <summary>Processor time of all ended children, in seconds; 0 on Windows.</summary>
    private static double ChildTime()
    {
        if (OperatingSystem.IsWindows() || GetUsage(ChildrenOfThis, out var usage) != 0)
        {
            return 0;
        }

        return usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
    }

    private const int ChildrenOfThis = -1;

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetUsage(int who, out Usage usage);

    /// <summary>POSIX's <c>rusage</c>; what follows the times is not read.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
