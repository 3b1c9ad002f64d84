using System.Diagnostics;
using Markdig;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>Reads and parses every note with Markdig as it comes, on all cores, and does nothing with the trees: what no tool that stands on it can undercut.</summary>
internal static class MarkdigFloor
{
    public static CommandFigures Run(string folder)
    {
        var pipeline = new MarkdownPipelineBuilder { PreciseSourceLocation = true }.UsePipeTables().UseFootnotes().UseMathematics().Build();
        var paths = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories);

        // Once for the compiler of .NET, which the published binary does not need.
        Parallel.ForEach(paths.Take(500), path => Markdown.Parse(File.ReadAllText(path), pipeline));
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(paths, path => Markdown.Parse(File.ReadAllText(path), pipeline));
        process.Refresh();
        return new CommandFigures("Markdig parsing alone, all cores", paths.Length, clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds, 0);
    }
}
