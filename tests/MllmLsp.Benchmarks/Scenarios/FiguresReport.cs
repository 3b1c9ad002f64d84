using System.Globalization;
using System.Text;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>All that was measured, as tables: ours first, and how many times as much the others take.</summary>
internal sealed class FiguresReport(IReadOnlyList<ServerFigures> servers, IReadOnlyList<CommandFigures> commands)
{
    private static readonly (string Name, Func<ServerFigures, double?> Value)[] Rows =
    [
        ("start to `initialize`, ms", one => one.Initialize),
        ("start to the open note's own diagnostics, ms", one => one.OwnDiagnostics),
        ("start to all of its diagnostics, ms", one => one.AllDiagnostics),
        ("start to the diagnostics of all notes, ms", one => one.Workspace),
        ("edit to diagnostics, p50, ms", one => one.Edit?.P50),
        ("edit to diagnostics, p95, ms", one => one.Edit?.P95),
        ("edit to diagnostics, p99, ms", one => one.Edit?.P99),
        ("completion, first, ms", one => one.FirstCompletion),
        ("completion, p50, ms", one => one.Completion?.P50),
        ("completion, p95, ms", one => one.Completion?.P95),
        ("completion, p99, ms", one => one.Completion?.P99),
        ("completion of a term, p50, ms", one => one.TermCompletion?.P50),
        ("completion of a term, p95, ms", one => one.TermCompletion?.P95),
        ("completion of a term, p99, ms", one => one.TermCompletion?.P99),
        ("hover, p50, ms", one => one.Hover?.P50),
        ("hover, p95, ms", one => one.Hover?.P95),
        ("hover, p99, ms", one => one.Hover?.P99),
        ("references, first, ms", one => one.FirstReferences),
        ("references, p50, ms", one => one.References?.P50),
        ("references, p95, ms", one => one.References?.P95),
        ("references, p99, ms", one => one.References?.P99),
        ("rename, p50, ms", one => one.Rename?.P50),
        ("rename, p95, ms", one => one.Rename?.P95),
        ("rename, p99, ms", one => one.Rename?.P99),
        ("references of a concept, p50, ms", one => one.TermReferences?.P50),
        ("references of a concept, p95, ms", one => one.TermReferences?.P95),
        ("code actions, p50, ms", one => one.CodeActions?.P50),
        ("code actions, p95, ms", one => one.CodeActions?.P95),
        ("symbols of the note, p50, ms", one => one.Symbols?.P50),
        ("symbols of the note, p95, ms", one => one.Symbols?.P95),
        ("symbols of all notes, p50, ms", one => one.WorkspaceSymbols?.P50),
        ("symbols of all notes, p95, ms", one => one.WorkspaceSymbols?.P95),
        ("resident after load, MB", one => one.MemoryLoaded / 1e6),
        ("resident after 1,000 edits, MB", one => one.MemoryEdited / 1e6),
    ];

    public IReadOnlyList<CommandFigures> Commands => commands;

    public IReadOnlyList<ServerFigures> Servers => servers;

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var vault in servers.GroupBy(one => one.Vault))
        {
            WriteServers(text, vault.Key, [.. vault]);
        }

        foreach (var folder in commands.GroupBy(one => (one.Notes, one.Source)))
        {
            WriteCommands(text, $"{Count(folder.Key.Notes)} notes{(folder.Key.Source is { } source ? $" ({source})" : "")}", [.. folder]);
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>In thousands, as the text has it.</summary>
    public static string Count(int notes) => notes.ToString("N0", CultureInfo.InvariantCulture);

    private static void WriteServers(StringBuilder text, string vault, ServerFigures[] all)
    {
        text.Append(CultureInfo.InvariantCulture, $"### Server, {vault}\n\n| |");
        text.AppendJoin("", all.Select(one => $" {one.Name} |")).Append("\n| --- |").Insert(text.Length, " --: |", all.Length).Append('\n');
        foreach (var (name, value) in Rows)
        {
            if (all.All(one => value(one) is null))
            {
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"| {name} |");
            text.AppendJoin("", all.Select((one, i) => $" {Cell(value(one), i == 0 ? null : value(all[0]))} |")).Append('\n');
        }

        text.Append('\n');
    }

    private static void WriteCommands(StringBuilder text, string folder, CommandFigures[] all)
    {
        text.Append(CultureInfo.InvariantCulture, $"### Command line, {folder}\n\n| | seconds | processor seconds | µs a note | MB at most |\n| --- | --: | --: | --: | --: |\n");
        foreach (var one in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {one.Name} | {Cell(one.Wall, one == all[0] ? null : all[0].Wall)} | {Cell(one.Processor, one == all[0] ? null : all[0].Processor)}");
            text.Append(CultureInfo.InvariantCulture, $" | {one.Processor / one.Notes * 1e6:0} | {(one.Memory == 0 ? "" : (one.Memory / 1e6).ToString("0", CultureInfo.InvariantCulture))} |\n");
        }

        text.Append('\n');
    }

    /// <param name="ours">To which a ratio is given; null for none.</param>
    private static string Cell(double? value, double? ours) => value is not { } known ? ""
        : ours is { } basis && basis > 0 ? $"{Number(known)} ({Number(known / basis)}×)"
        : Number(known);

    private static string Number(double value) =>
        value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
