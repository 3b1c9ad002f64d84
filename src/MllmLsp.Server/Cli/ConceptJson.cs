using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Cli;

/// <summary>The answer of <c>define</c> for programs: both languages, nothing left out.</summary>
internal static class ConceptJson
{
    /// <param name="nearest">Labels that the term may stand for; empty where it is known.</param>
    public static void Write(string term, ImmutableArray<Concept> concepts, ImmutableArray<string> nearest, Terminal terminal) =>
        JsonOutput.Write(terminal.Out, json =>
        {
            json.WriteStartObject();
            WriteString(json, "term", term);
            json.WriteStartArray("concepts");
            foreach (var concept in concepts)
            {
                WriteConcept(json, concept, terminal.WorkingDirectory);
            }

            json.WriteEndArray();
            WriteStrings(json, "nearest", nearest);
            json.WriteEndObject();
        });

    private static void WriteConcept(Utf8JsonWriter json, Concept concept, string workingDirectory)
    {
        json.WriteStartObject();
        WriteString(json, "id", concept.Id);
        WriteString(json, "kind", Camel(concept.Kind.ToString()));
        json.WriteStartArray("labels");
        foreach (var label in concept.Labels)
        {
            WriteLabel(json, label);
        }

        json.WriteEndArray();
        WriteText(json, "definition", concept.Definition);
        WriteString(json, "formula", concept.Formula);
        WriteText(json, "scopeNote", concept.ScopeNote);
        WriteText(json, "editorialNote", concept.EditorialNote);
        WriteText(json, "example", concept.Example);
        json.WriteBoolean("deprecated", concept.Deprecated);
        WriteStrings(json, "replacedBy", concept.ReplacedBy);
        WriteRelations(json, concept.Relations);
        WriteSources(json, concept.Sources);
        WriteString(json, "definedIn", concept.DefinedIn.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal)
            ? concept.DefinedIn
            : ShownPath.Of(concept.DefinedIn, workingDirectory));
        json.WriteEndObject();
    }

    private static void WriteLabel(Utf8JsonWriter json, Label label)
    {
        json.WriteStartObject();
        WriteString(json, "text", label.Text);
        json.WriteString("language", label.Language == Language.Chinese ? "zh" : "en");
        json.WriteString("role", Camel(label.Role.ToString()));
        if (label.Abbreviates is { } abbreviation)
        {
            WriteString(json, "abbreviation", abbreviation);
        }

        if (label.Reason is { } reason)
        {
            WriteText(json, "reason", reason);
        }

        json.WriteEndObject();
    }

    private static void WriteRelations(Utf8JsonWriter json, ImmutableArray<Relation> relations)
    {
        json.WriteStartArray("relations");
        foreach (var relation in relations)
        {
            json.WriteStartObject();
            json.WriteString("kind", Camel(relation.Kind.ToString()));
            WriteString(json, "target", relation.Target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSources(Utf8JsonWriter json, ImmutableArray<ConceptSource> sources)
    {
        json.WriteStartArray("sources");
        foreach (var source in sources)
        {
            json.WriteStartObject();
            WriteString(json, "document", source.Document);
            WriteString(json, "section", source.Section);
            WriteString(json, "title", source.Title);
            if (source.Year is { } year)
            {
                json.WriteNumber("year", year);
            }

            WriteString(json, "url", source.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, LocalizedText text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        json.WriteStartObject(name);
        WriteString(json, "en", text.English);
        WriteString(json, "zh", text.Chinese);
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(WellFormedText.Of(text));
        }

        json.WriteEndArray();
    }

    private static void WriteString(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, WellFormedText.Of(text));
        }
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
