using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Cli;

/// <summary>What <c>find</c> prints.</summary>
internal static class FindReport
{
    private const int LineWidth = 100;

    /// <summary>Each place with its line beneath and the match marked, as <c>lint</c> shows findings; the counts at the end.</summary>
    public static void WriteText(string term, FindResult result, Terminal terminal)
    {
        if (result.Concepts.IsEmpty)
        {
            terminal.Error.WriteLine(DefineCommand.Unknown(term, result.Nearest, terminal.Language));
            return;
        }

        var paint = new Paint(terminal.Colours);
        foreach (var (path, text, match) in result.Places)
        {
            var start = text.Lines.PositionAt(match.Span.Start);
            var shown = SafeText.Of(ShownPath.Of(path, terminal.WorkingDirectory));
            terminal.Out.WriteLine(paint.Strong($"{shown}:{start.Line + 1}:{start.Character + 1}:"));
            var excerpt = Excerpt.Of(text, match.Span, LineWidth);
            terminal.Out.WriteLine($"    {excerpt.Line.TrimEnd(' ')}");
            terminal.Out.WriteLine($"    {new string(' ', excerpt.Indent)}{paint.Match(new string('^', excerpt.Carets))}");
        }

        terminal.Out.WriteLine(Summary(result, terminal.Language));
    }

    /// <summary>One object, described in <c>docs/command-line.md</c>.</summary>
    public static void WriteJson(string term, FindResult result, Terminal terminal) => JsonOutput.Write(terminal.Out, json =>
    {
        json.WriteStartObject();
        json.WriteString("term", WellFormedText.Of(term));
        WriteStrings(json, "concepts", result.Concepts.Select(concept => concept.Id));
        json.WriteStartArray("places");
        foreach (var place in result.Places)
        {
            WritePlace(json, place, terminal.WorkingDirectory);
        }

        json.WriteEndArray();
        WriteStrings(json, "nearest", result.Nearest);
        json.WriteStartObject("summary");
        json.WriteNumber("notes", result.NoteCount);
        json.WriteNumber("places", result.Places.Length);
        json.WriteStartObject("labels");
        foreach (var (label, count) in Counts(result))
        {
            json.WriteNumber(WellFormedText.Of(label), count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WritePlace(Utf8JsonWriter json, ConceptPlace place, string workingDirectory)
    {
        var (path, text, match) = place;
        var start = text.Lines.PositionAt(match.Span.Start);
        var end = text.Lines.PositionAt(match.Span.End);
        json.WriteStartObject();
        json.WriteString("path", WellFormedText.Of(ShownPath.Of(path, workingDirectory)));
        json.WriteNumber("line", start.Line + 1);
        json.WriteNumber("column", start.Character + 1);
        json.WriteNumber("endLine", end.Line + 1);
        json.WriteNumber("endColumn", end.Character + 1);
        json.WriteString("concept", WellFormedText.Of(match.Concept.Id));
        json.WriteString("label", WellFormedText.Of(match.Label.Text));
        json.WriteString("text", WellFormedText.Of(text.Slice(text.Lines.LineSpan(start.Line)).ToString()));
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(WellFormedText.Of(text));
        }

        json.WriteEndArray();
    }

    private static string Summary(FindResult result, Language language)
    {
        var isChinese = language == Language.Chinese;
        var names = string.Join(isChinese ? "、" : ", ", result.Concepts.Select(concept => SafeText.Of(concept.NameIn(language))));
        if (result.Places.IsEmpty)
        {
            return isChinese ? $"已搜索 {result.NoteCount} 篇笔记，没有提到 {names}。" : $"Searched {Notes(result.NoteCount)}: no mention of {names}.";
        }

        var notes = result.Places.Select(place => place.Path).Distinct(StringComparer.Ordinal).Count();
        var counts = string.Join(isChinese ? "、" : ", ", Counts(result).Select(each => $"{SafeText.Of(each.Label)} {each.Count}"));
        return isChinese
            ? $"{names}：{notes} 篇笔记中共 {result.Places.Length} 处（{counts}）。"
            : $"{names}: {Places(result.Places.Length)} in {Notes(notes)} ({counts}).";
    }

    /// <summary>How often each label stands in the notes, the most frequent first.</summary>
    private static ImmutableArray<(string Label, int Count)> Counts(FindResult result) =>
    [
        .. result.Places
            .GroupBy(place => place.Match.Label.Text, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count()))
            .OrderByDescending(each => each.Item2)
            .ThenBy(each => each.Key, StringComparer.Ordinal),
    ];

    private static string Notes(int count) => count == 1 ? "1 note" : $"{count} notes";

    private static string Places(int count) => count == 1 ? "1 place" : $"{count} places";
}
