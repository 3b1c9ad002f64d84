namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>Brings figures into docs/performance.md, between two marks; the rest of the page is written by hand.</summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- figures: written by the scenario runner -->";
    private const string End = "<!-- end of figures -->";

    /// <param name="folder">That of the documentation.</param>
    public static void Record(string folder, FiguresReport report)
    {
        var page = Path.Combine(folder, "performance.md");
        var text = File.ReadAllText(page);
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        var machine = $"{Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}. In brackets: how many times ours.";
        File.WriteAllText(page, $"{text[..from]}\n\n{machine}\n\n{report.ToMarkdown()}\n\n{text[to..]}");
        File.WriteAllText(Path.Combine(folder, "images", "cost.svg"), CostPlot.Svg([.. report.Commands.Where(one => one.Source is null)]));
    }
}
