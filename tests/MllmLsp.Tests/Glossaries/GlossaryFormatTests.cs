using System.Text.Json;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Tests.Glossaries;

/// <summary>Parser, schema and the editor's words speak of the same keys.</summary>
public class GlossaryFormatTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText($"{Repository.Path}/glossary/glossary.schema.json")).RootElement;

    [Fact]
    public void Every_key_of_the_parser_has_a_meaning_and_no_other()
    {
        Assert.Equal(GlossaryKeys.OfFile.Order(), GlossaryFormat.OfFile.Select(word => word.Name).Order());
        Assert.Equal(GlossaryKeys.OfConcept.Order(), GlossaryFormat.OfConcept.Select(word => word.Name).Order());
        Assert.Equal(GlossaryKeys.OfSource.Order(), GlossaryFormat.OfSource.Select(word => word.Name).Order());
        Assert.Equal(GlossaryKeys.OfAvoided.Order(), GlossaryFormat.OfAvoided.Select(word => word.Name).Order());
        Assert.Equal(GlossaryKeys.Languages.Order(), GlossaryFormat.Languages.Select(word => word.Name).Order());
    }

    [Fact]
    public void It_is_the_one_that_the_schema_gives()
    {
        Check(GlossaryFormat.OfFile, Schema.GetProperty("properties"));
        Check(GlossaryFormat.OfConcept, Definition("concept").GetProperty("properties"));
        Check(GlossaryFormat.OfAvoided, Definition("avoided").GetProperty("oneOf")[1].GetProperty("properties"));
        Check(GlossaryFormat.Languages, Definition("text").GetProperty("oneOf")[1].GetProperty("properties"));
        var sources = Definition("source").GetProperty("oneOf").EnumerateArray()
            .Where(one => one.TryGetProperty("properties", out _))
            .SelectMany(one => one.GetProperty("properties").EnumerateObject())
            .ToArray();
        Assert.All(GlossaryFormat.OfSource, word => Assert.Equal(
            sources.First(property => property.Name == word.Name).Value.GetProperty("description").GetString(), word.Meaning.English));
    }

    [Fact]
    public void The_words_are_the_schema_s()
    {
        var concept = Definition("concept").GetProperty("properties");
        Assert.Equal(EnumOf(concept, "kind"), GlossaryFormat.Words(GlossaryValue.Kind).Select(word => word.Name));
        Assert.Equal(EnumOf(concept, "expand"), GlossaryFormat.Words(GlossaryValue.Expand).Select(word => word.Name));
        var flags = concept.EnumerateObject().Where(property => property.Value.TryGetProperty("type", out var type) && type.GetString() == "boolean");
        Assert.Equal(flags.Select(property => property.Name).Order(), GlossaryFormat.OfConcept.Where(word => word.Value == GlossaryValue.Flag).Select(word => word.Name).Order());
    }

    private static void Check(IEnumerable<GlossaryWord> words, JsonElement properties) =>
        Assert.All(words, word => Assert.Equal(properties.GetProperty(word.Name).GetProperty("description").GetString(), word.Meaning.English));

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);

    private static IEnumerable<string?> EnumOf(JsonElement properties, string name) =>
        properties.GetProperty(name).GetProperty("enum").EnumerateArray().Select(value => value.GetString());
}
