using System.Globalization;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Files;
using Spectre.Console;

namespace MllmLsp.Server.Cli;

/// <summary>A bar on standard error for runs that take a while; on anything but a terminal it does not exist.</summary>
internal static class ProgressBar
{
    /// <summary>A phase of fewer steps is over before anybody has read the bar.</summary>
    private const int FewestSteps = 1000;

    /// <summary>Does the work, with a bar where somebody sees it. The bar is gone before this returns.</summary>
    public static T Around<T>(RunProgress progress, Terminal terminal, Func<T> work)
    {
        if (!terminal.ShowsProgress)
        {
            return work();
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress().AutoClear(true).HideCompleted(true).Start(context =>
        {
            var gate = new Lock();
            ProgressTask? shown = null;
            var phaseShown = RunPhase.Walk;
            progress.Changed = (phase, done, total) =>
            {
                if (total < FewestSteps)
                {
                    return;
                }

                lock (gate)
                {
                    if (shown is null || phaseShown != phase)
                    {
                        shown?.StopTask();
                        (shown, phaseShown) = (context.AddTask(Name(phase, terminal.Language), maxValue: total), phase);
                    }

                    shown.Value = Math.Max(shown.Value, done);
                }
            };
            try
            {
                return work();
            }
            finally
            {
                progress.Changed = null;
            }
        });
    }

    private static string Name(RunPhase phase, Language language) => (phase, language) switch
    {
        (RunPhase.Read, Language.Chinese) => "读取",
        (RunPhase.Read, _) => "Reading",
        (RunPhase.Check, Language.Chinese) => "检查",
        (RunPhase.Check, _) => "Checking",
        _ => RunStatistics.NameOf(phase).ToString(CultureInfo.InvariantCulture),
    };
}
