using System.Text.Json;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Cli.Overview;

/// <summary>Writes what the page reads: <c>src/MllmLsp.Web/src/pages/report/data.ts</c> describes it. Lists are cut to what a page can show well.</summary>
internal static class OverviewJson
{
    private const int MostFindings = 5000;
    private const int MostUsed = 100;
    private const int MostUnused = 1000;
    private const int MostNotes = 200;
    private const int MostOrphans = 2000;
    private const int MostCandidates = 300;

    public static void Write(Utf8JsonWriter json, Collection all, Language language)
    {
        json.WriteStartObject();
        Text(json, "title", all.Title);
        WriteSummary(json, all);
        WriteRules(json, all, language);
        WriteFindings(json, all);
        WriteFolders(json, all);
        WriteConcepts(json, all, language);
        WriteNotes(json, all);
        WriteGraph(json, "noteGraph", PageGraph.OfNotes(all.Links, all.ChartFolderOf));
        WriteGraph(json, "folderGraph", PageGraph.OfFolders(all.Links, all.ChartFolderOf));
        WriteCandidates(json, all);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, Collection all)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("notes", all.Links.Notes.Length);
        json.WriteNumber("glossaries", all.Glossaries);
        json.WriteNumber("bytes", all.Bytes);
        json.WriteNumber("links", all.LinkCount);
        json.WriteNumber("concepts", all.Concepts.Length);
        json.WriteNumber("known", all.Lint.Known.Length);
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, Collection all, Language language)
    {
        json.WriteStartArray("rules");
        foreach (var rule in all.Lint.Findings.GroupBy(finding => finding.Diagnostic.Code).OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("code", rule.Key);
            json.WriteString("severity", SeverityName.Of(rule.Min(finding => finding.Diagnostic.Severity)));
            json.WriteNumber("count", rule.Count());
            Text(json, "summary", RulePages.PlainSummaryOf(rule.Key, language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFindings(Utf8JsonWriter json, Collection all)
    {
        json.WriteNumber("findingCount", all.Lint.Findings.Length);
        json.WriteStartArray("findings");
        foreach (var (path, text, found) in all.Lint.Findings.Take(MostFindings))
        {
            var start = text.Lines.PositionAt(found.Span.Start);
            json.WriteStartObject();
            Text(json, "path", all.Shown(path));
            json.WriteNumber("line", start.Line + 1);
            json.WriteNumber("column", start.Character + 1);
            json.WriteString("code", found.Code);
            json.WriteString("severity", SeverityName.Of(found.Severity));
            Text(json, "message", found.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFolders(Utf8JsonWriter json, Collection all)
    {
        var notes = all.Links.Notes.CountBy(note => all.ChartFolderOf(note.Path)).ToDictionary(StringComparer.Ordinal);
        var findings = all.Lint.Findings.ToLookup(finding => all.ChartFolderOf(finding.Path));
        json.WriteStartArray("folders");
        foreach (var folder in notes.Keys.Union(findings.Select(each => each.Key)).OrderBy(folder => folder == Collection.OtherFolders).ThenByDescending(folder => findings[folder].Count()).ThenBy(folder => folder, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            Text(json, "path", folder);
            json.WriteNumber("notes", notes.GetValueOrDefault(folder));
            json.WriteStartObject("counts");
            foreach (var severity in SeverityName.All)
            {
                json.WriteNumber(SeverityName.Of(severity), findings[folder].Count(finding => finding.Diagnostic.Severity == severity));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConcepts(Utf8JsonWriter json, Collection all, Language language)
    {
        var unused = all.Concepts.Where(use => use.Notes == 0).ToArray();
        WriteConcepts(json, "used", all.Concepts.Where(use => use.Notes > 0).Take(MostUsed), language);
        WriteConcepts(json, "unused", unused.OrderBy(use => IsOwn(use.Concept) ? 0 : 1).Take(MostUnused), language);
        json.WriteNumber("unusedCount", unused.Length);
    }

    private static void WriteConcepts(Utf8JsonWriter json, string name, IEnumerable<ConceptUse> uses, Language language)
    {
        var other = language == Language.Chinese ? Language.English : Language.Chinese;
        json.WriteStartArray(name);
        foreach (var (concept, notes) in uses)
        {
            json.WriteStartObject();
            Text(json, "name", concept.NameIn(language));
            Text(json, "other", concept.ShownLabel(other)?.Text ?? "");
            json.WriteNumber("notes", notes);
            json.WriteBoolean("own", IsOwn(concept));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The best linked notes in either direction, and those that nothing links to.</summary>
    private static void WriteNotes(Utf8JsonWriter json, Collection all)
    {
        var places = Enumerable.Range(0, all.Links.Notes.Length).ToArray();
        var shown = places.OrderByDescending(place => all.Links.In[place]).Take(MostNotes)
            .Union(places.OrderByDescending(place => all.Links.Out[place]).Take(MostNotes))
            .Where(place => all.Links.In[place] + all.Links.Out[place] > 0)
            .Order();
        json.WriteStartArray("notes");
        foreach (var place in shown)
        {
            var note = all.Links.Notes[place];
            json.WriteStartObject();
            Text(json, "path", all.Shown(note.Path));
            Text(json, "title", note.Outline.Title ?? PathText.Stem(note.Path));
            json.WriteNumber("linksIn", all.Links.In[place]);
            json.WriteNumber("linksOut", all.Links.Out[place]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("orphanCount", all.Orphans.Count());
        json.WriteStartArray("orphans");
        foreach (var note in all.Orphans.Take(MostOrphans))
        {
            json.WriteStringValue(WellFormedText.Of(all.Shown(note.Path)));
        }

        json.WriteEndArray();
    }

    private static void WriteGraph(Utf8JsonWriter json, string name, PageGraph graph)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("nodes");
        foreach (var (label, group, size) in graph.Nodes)
        {
            json.WriteStartObject();
            Text(json, "name", label);
            json.WriteNumber("group", group);
            json.WriteNumber("size", size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var (from, to, count) in graph.Edges)
        {
            json.WriteStartArray();
            json.WriteNumberValue(from);
            json.WriteNumberValue(to);
            json.WriteNumberValue(count);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (var group in graph.Groups)
        {
            json.WriteStringValue(WellFormedText.Of(group));
        }

        json.WriteEndArray();
        json.WriteNumber("all", graph.All);
        json.WriteEndObject();
    }

    private static void WriteCandidates(Utf8JsonWriter json, Collection all)
    {
        json.WriteStartArray("candidates");
        foreach (var candidate in all.Candidates.Take(MostCandidates))
        {
            json.WriteStartObject();
            Text(json, "text", candidate.Text);
            json.WriteNumber("count", candidate.Count);
            json.WriteNumber("notes", candidate.Notes);
            Text(json, "example", all.Shown(candidate.Example));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool IsOwn(Concept concept) => !concept.DefinedIn.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal);

    private static void Text(Utf8JsonWriter json, string name, string text) => json.WriteString(name, WellFormedText.Of(text));
}
