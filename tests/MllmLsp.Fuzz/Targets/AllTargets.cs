using System.Collections.Immutable;
using MllmLsp.Fuzz.Engine;
using MllmLsp.Server.Exchange;

namespace MllmLsp.Fuzz.Targets;

/// <summary>Everything that is fuzzed, in one table.</summary>
internal static class AllTargets
{
    public static ImmutableArray<Target> All { get; } =
    [
        new("markdown", MarkdownTarget.Check),
        new("glossary", GlossaryTarget.Check),
        new("settings", SettingsTarget.Check),
        new("bib", BibTarget.Check),
        new("frames", FramesTarget.Check),
        new("harvest", HarvestTarget.Check),
        new("csv", input => ExchangeTarget.Check(ExchangeFormat.Csv, input)),
        new("tables", input => ExchangeTarget.Check(ExchangeFormat.Markdown, input)),
        new("tbx", input => ExchangeTarget.Check(ExchangeFormat.Tbx, input)),
        new("skos", input => ExchangeTarget.Check(ExchangeFormat.Skos, input)),
        new("contextive", input => ExchangeTarget.Check(ExchangeFormat.Contextive, input)),
        new("ignore", GlobTarget.Check),
    ];

    public static Target? Find(string name) => All.FirstOrDefault(target => target.Name == name);
}
