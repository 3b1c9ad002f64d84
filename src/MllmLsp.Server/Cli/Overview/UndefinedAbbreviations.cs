using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Cli.Overview;

/// <summary>The abbreviations that notes use and nothing explains, as the rule of that name finds them, whether it is on or not.</summary>
internal static class UndefinedAbbreviations
{
    private const string Code = DiagnosticCodes.UndefinedAbbreviation;

    /// <returns>The most frequent first.</returns>
    public static ImmutableArray<Candidate> In(Workspace workspace, IReadOnlyCollection<Document> notes, Func<string, SourceText?> textOf, Language language)
    {
        var asking = workspace.WithFolders(
        [
            .. workspace.Folders.Select(folder => folder with
            {
                Settings = On(folder.Settings),
                Nested = [.. folder.Nested.Select(nested => nested with { Settings = On(nested.Settings) })],
            }),
        ]);
        Document[] all = [.. notes];
        var found = new (string Text, string Path)[all.Length][];
        Parallel.For(0, all.Length, i => found[i] = textOf(all[i].Path) is { } text
            ? [.. RuleSet.Run(asking, all[i], language).Where(finding => finding.Code == Code).Select(finding => (text.Slice(finding.Span).ToString(), all[i].Path))]
            : []);
        return
        [
            .. found.SelectMany(each => each).GroupBy(each => each.Text)
                .Select(same => new Candidate(same.Key, same.Count(), same.Select(each => each.Path).Distinct().Count(), same.Select(each => each.Path).Order(StringComparer.Ordinal).First()))
                .OrderByDescending(candidate => candidate.Notes)
                .ThenByDescending(candidate => candidate.Count)
                .ThenBy(candidate => candidate.Text, StringComparer.Ordinal),
        ];
    }

    private static Settings On(Settings settings) => settings with { Severities = settings.Severities.SetItem(Code, Severity.Information) };
}
