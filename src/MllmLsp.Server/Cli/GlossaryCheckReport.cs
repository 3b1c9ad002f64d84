using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Cli.Reports;

namespace MllmLsp.Server.Cli;

/// <summary>What a check of glossaries found.</summary>
/// <param name="Homonyms">Labels that several concepts share, each concept with its place; in the order of the labels.</param>
internal sealed record GlossaryCheckResult(LintResult Lint, ImmutableArray<Homonym> Homonyms);

/// <summary>Prints the findings as <c>lint</c> does, and the homonyms beside them.</summary>
internal static class GlossaryCheckReport
{
    public static void Write(GlossaryCheckResult result, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            JsonReport.Write(result.Lint, terminal, json => WriteHomonyms(json, result.Homonyms));
            return;
        }

        if (!result.Homonyms.IsEmpty)
        {
            terminal.Out.WriteLine(terminal.Language == Language.Chinese ? "同形异义的名称：" : "Labels with several meanings:");
            foreach (var homonym in result.Homonyms)
            {
                var meanings = homonym.Concepts.Select(concept => $"{concept.Id} ({concept.NameIn(terminal.Language)})");
                terminal.Out.WriteLine(SafeText.Of($"  {homonym.Label}: {string.Join(", ", meanings)}"));
            }

            terminal.Out.WriteLine();
        }

        TextReport.Write(result.Lint, terminal);
    }

    private static void WriteHomonyms(Utf8JsonWriter json, ImmutableArray<Homonym> homonyms)
    {
        json.WriteStartArray("homonyms");
        foreach (var homonym in homonyms)
        {
            json.WriteStartObject();
            json.WriteString("label", WellFormedText.Of(homonym.Label));
            json.WriteStartArray("concepts");
            foreach (var concept in homonym.Concepts)
            {
                json.WriteStringValue(WellFormedText.Of(concept.Id));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
