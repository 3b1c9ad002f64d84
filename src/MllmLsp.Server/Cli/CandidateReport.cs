using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Cli;

/// <summary>Candidates for people and for programs.</summary>
internal static class CandidateReport
{
    /// <param name="written">The file that holds them now, as it was named; null for none.</param>
    public static void Write(ImmutableArray<Candidate> candidates, int documents, bool asJson, string? written, Terminal terminal)
    {
        if (asJson)
        {
            WriteJson(candidates, documents, terminal);
            return;
        }

        var chinese = terminal.Language == Language.Chinese;
        if (written is null)
        {
            foreach (var candidate in candidates)
            {
                WriteText(candidate, terminal);
            }
        }

        var known = candidates.Count(candidate => !candidate.Known.IsEmpty);
        var where = written is null ? "" : chinese ? $"，已写入 {SafeText.Of(written)}" : $", written to {SafeText.Of(written)}";
        terminal.Out.WriteLine(chinese
            ? $"{documents} 个文档，{candidates.Length} 个候选（其中 {known} 个与已有概念相关）{where}"
            : $"{candidates.Length} {(candidates.Length == 1 ? "candidate" : "candidates")} in {documents} {(documents == 1 ? "document" : "documents")}, {known} of them of known concepts{where}");
    }

    /// <summary>The names, how sure, why, and the first place.</summary>
    public static void WriteText(Candidate candidate, Terminal terminal)
    {
        var paint = new Paint(terminal.Colours);
        var names = string.Join(" / ", candidate.Names.Select(name => SafeText.Of(name.Text)));
        var confidence = candidate.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
        var kinds = string.Join(", ", candidate.Kinds.Select(EvidenceName.Of));
        terminal.Out.WriteLine($"{confidence} {paint.Strong(names)}  {paint.Faint($"{kinds}, ×{candidate.Frequency}")}");
        if (!candidate.Known.IsEmpty)
        {
            var known = SafeText.Of(string.Join(", ", candidate.Known));
            var added = SafeText.Of(string.Join(", ", candidate.NewNames.Select(name => name.Text)));
            terminal.Out.WriteLine(terminal.Language == Language.Chinese ? $"     已知：{known}；新名称：{added}" : $"     known: {known}; new names: {added}");
        }

        foreach (var one in candidate.Evidence.Take(1))
        {
            terminal.Out.WriteLine($"     {SafeText.Of(ShownPath.Of(one.Path, terminal.WorkingDirectory))}:{one.Line + 1}: {SafeText.Of(one.Sentence)}");
        }
    }

    private static void WriteJson(ImmutableArray<Candidate> candidates, int documents, Terminal terminal) => JsonOutput.Write(terminal.Out, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("candidates");
        foreach (var candidate in candidates)
        {
            WriteCandidate(json, candidate, terminal);
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("documents", documents);
        json.WriteNumber("candidates", candidates.Length);
        json.WriteNumber("ofKnownConcepts", candidates.Count(candidate => !candidate.Known.IsEmpty));
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteCandidate(Utf8JsonWriter json, Candidate candidate, Terminal terminal)
    {
        json.WriteStartObject();
        json.WriteStartArray("labels");
        foreach (var name in candidate.Names)
        {
            json.WriteStartObject();
            json.WriteString("text", WellFormedText.Of(name.Text));
            json.WriteString("language", name.Language == Language.Chinese ? "zh" : "en");
            if (name.Abbreviates is { } abbreviation)
            {
                json.WriteString("abbreviation", WellFormedText.Of(abbreviation));
            }

            json.WriteBoolean("new", candidate.NewNames.Contains(name));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("confidence", Math.Round(candidate.Confidence, 3));
        json.WriteNumber("frequency", candidate.Frequency);
        json.WriteStartArray("known");
        foreach (var id in candidate.Known)
        {
            json.WriteStringValue(WellFormedText.Of(id));
        }

        json.WriteEndArray();
        if (candidate.Definition is { } definition)
        {
            json.WriteString("definition", WellFormedText.Of(definition));
        }

        json.WriteStartArray("kinds");
        foreach (var kind in candidate.Kinds)
        {
            json.WriteStringValue(EvidenceName.Of(kind));
        }

        json.WriteEndArray();
        json.WriteStartArray("evidence");
        foreach (var one in candidate.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("kind", EvidenceName.Of(one.Kind));
            json.WriteString("document", WellFormedText.Of(ShownPath.Of(one.Path, terminal.WorkingDirectory)));
            json.WriteNumber("line", one.Line + 1);
            json.WriteString("sentence", WellFormedText.Of(one.Sentence));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
