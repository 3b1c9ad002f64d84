using MllmLsp.Core.Harvest;
using MllmLsp.Core.Localization;
using Spectre.Console;

namespace MllmLsp.Server.Cli;

/// <summary>A bar on standard error while many notes are read; nothing where nobody would see it move.</summary>
internal static class HarvestProgress
{
    /// <summary>Fewer notes are read before a bar could be seen.</summary>
    private const int Many = 100;

    /// <param name="work">Given what to call with the number of notes read so far.</param>
    public static CandidateSet Run(Terminal terminal, int total, Func<Action<int>, CandidateSet> work)
    {
        if (!terminal.ShowsProgress || total < Many)
        {
            return work(_ => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        var title = terminal.Language == Language.Chinese ? "读取文档" : "Reading notes";
        CandidateSet? set = null;
        console.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask(title, maxValue: total);
            set = work(done => task.Value = done);
        });
        return set!;
    }
}
