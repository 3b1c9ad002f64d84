using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Glossaries;

/// <summary>The JSON Schema, which editors use, and the parser speak of the same format.</summary>
public sealed class GlossarySchemaTests
{
    private static readonly string SchemaText = File.ReadAllText($"{Repository.Path}/glossary/glossary.schema.json");
    private static readonly JsonSchema Schema = JsonSchema.FromText(SchemaText);
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static readonly string[] Paths =
    [
        .. Directory.GetFiles($"{Repository.Path}/glossary", "*.yml")
            .Concat(Directory.GetFiles($"{Repository.Path}/samples/glossary", "*.yml"))
            .Select(path => Path.GetRelativePath(Repository.Path, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> GlossaryFiles => [.. Paths];

    [Theory]
    [MemberData(nameof(GlossaryFiles))]
    public void Every_glossary_file_is_valid(string file)
    {
        var text = File.ReadAllText($"{Repository.Path}/{file}");
        Assert.Equal([], Errors(text));
        Assert.Empty(GlossaryParser.Parse("/" + file, new SourceText(text)).Problems);
        Assert.Matches(@"^# yaml-language-server: \$schema=\S*glossary\.schema\.json\n", text);
    }

    [Fact]
    public void The_files_are_those_of_the_program() =>
        Assert.Equal(BuiltInGlossary.Files.Length, Paths.Count(path => path.StartsWith("glossary/", StringComparison.Ordinal)));

    /// <summary>What both refuse, and what both take.</summary>
    [Theory]
    [InlineData("concepts: []", true)]
    [InlineData("title: x\nappliesTo: papers/**\nconcepts: []", true)]
    [InlineData("title: { en: x, zh: 甲 }\nappliesTo: [a, b]\nconcepts: []", true)]
    [InlineData("concepts: { a: b }", false)]
    [InlineData("concepts: []\nextra: 1", false)]
    [InlineData("- [x]", false)]
    [InlineData("- { definition: x }", false)]
    [InlineData("- { id: a1 }", true)]
    [InlineData("- { term: Full Form (FF) / 全称 }", true)]
    [InlineData("- { prefLabel: A1, nonsense: x }", false)]
    [InlineData("- { prefLabel: [A1, A2] }", false)]
    [InlineData("- { prefLabel: { en: A1, de: B1 } }", false)]
    [InlineData("- { prefLabel: A1, altLabel: { en: [A2, A3], zh: 甲 } }", true)]
    [InlineData("- { prefLabel: A1, altLabel: [A2, A2] }", false)]
    [InlineData("- { prefLabel: A1, altLabel: { x: y } }", false)]
    [InlineData("- { prefLabel: A1, fullForm: { A1: A one } }", true)]
    [InlineData("- { prefLabel: A1, fullForm: { A1: { a: b } } }", false)]
    [InlineData("- { prefLabel: A1, hiddenLabel: [a one] }", true)]
    [InlineData("- { prefLabel: A1, avoid: { labl: A2 } }", false)]
    [InlineData("- { prefLabel: A1, avoid: [{ label: A2, reason: { en: x, zh: 因 } }, A3] }", true)]
    [InlineData("- { prefLabel: A1, avoid: [{ label: A2, why: x }] }", false)]
    [InlineData("- { prefLabel: A1, kind: model }", true)]
    [InlineData("- { prefLabel: A1, kind: modl }", false)]
    [InlineData("- { prefLabel: A1, keep: yes please }", false)]
    [InlineData("- { prefLabel: A1, expand: never }", true)]
    [InlineData("- { prefLabel: A1, expand: always }", false)]
    [InlineData("- { prefLabel: A1, definition: { en: x, zh: 甲 } }", true)]
    [InlineData("- { prefLabel: A1, definition: '' }", false)]
    [InlineData("- { prefLabel: A1, definition: { en: x, fr: y } }", false)]
    [InlineData("- { prefLabel: A1, formula: x^2 }", true)]
    [InlineData("- { prefLabel: A1, formula: [x] }", false)]
    [InlineData("- { prefLabel: A1, broader: [{ id: a }] }", false)]
    [InlineData("- { prefLabel: A1, exactMatch: https://www.wikidata.org/wiki/Q42 }", true)]
    [InlineData("- { prefLabel: A1, exactMatch: javascript:alert(1) }", false)]
    [InlineData("- { prefLabel: A1, scopeNote: { en: [{ a: b }] } }", false)]
    [InlineData("- { prefLabel: A1, deprecated: true }", false)]
    [InlineData("- { prefLabel: A1, deprecated: false }", true)]
    [InlineData("- { prefLabel: A1, homonym: maybe }", false)]
    [InlineData("- { prefLabel: A1, homonym: true, near: [x, y] }", true)]
    [InlineData("- { prefLabel: A1, near: { a: b }, homonym: true }", false)]
    [InlineData("- { prefLabel: 旋转, pinyin: { 旋转: xuan zhuan } }", true)]
    [InlineData("- { prefLabel: 旋转, pinyin: xuan }", false)]
    [InlineData("- { prefLabel: A1, source: { title: T, year: 2021, url: 'https://arxiv.org/abs/2104.09864' } }", true)]
    [InlineData("- { prefLabel: A1, source: { title: T, year: soon } }", false)]
    [InlineData("- { prefLabel: A1, source: { title: T, ulr: x } }", false)]
    [InlineData("- { prefLabel: A1, source: [{ document: a.md, section: S, line: 3 }, { title: T }] }", true)]
    [InlineData("- { prefLabel: A1, source: A title }", true)]
    [InlineData("- { prefLabel: A1, match: [用A1], noMatch: a one }", true)]
    [InlineData("- { prefLabel: A1, match: { en: x } }", false)]
    [InlineData("- { prefLabel: A1, replace: true }", true)]
    [InlineData("- Full Form (FF) / 全称", true)]
    public void The_schema_and_the_parser_agree(string yaml, bool isValid)
    {
        var file = yaml.StartsWith('-') ? "concepts:\n" + yaml : yaml;
        Assert.Equal(isValid, GlossaryParser.Parse("/a.glossary.yml", new SourceText(file)).Problems.IsEmpty);
        Assert.Equal(isValid, Errors(file).Length == 0);
    }

    [Fact]
    public void The_schema_has_exactly_the_keys_of_the_parser()
    {
        using var schema = JsonDocument.Parse(SchemaText);
        var definitions = schema.RootElement.GetProperty("$defs");
        Assert.Equal(GlossaryKeys.OfFile.Order(), Keys(schema.RootElement));
        Assert.Equal(GlossaryKeys.OfConcept.Order(), Keys(definitions.GetProperty("concept")));
        Assert.Equal(GlossaryKeys.OfAvoided.Order(), definitions.GetProperty("avoided").GetProperty("oneOf").EnumerateArray().SelectMany(Keys));
        Assert.Equal(GlossaryKeys.OfSource.Order(), definitions.GetProperty("source").GetProperty("oneOf").EnumerateArray().SelectMany(Keys).Order());
    }

    private static IEnumerable<string> Keys(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name).Order() : [];

    private static string[] Errors(string yaml)
    {
        var problems = new ProblemList("/a.yml");
        var node = ToJson(YamlReader.Read(yaml, problems, out _)!);
        var result = Schema.Evaluate(JsonDocument.Parse(node?.ToJsonString() ?? "null").RootElement, Options);
        return result.IsValid ? [] : [.. result.Details!.Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))];
    }

    /// <summary>As YAML's core schema reads plain scalars; what a YAML language server validates is the same.</summary>
    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, ToJson(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsPlain: true, Value: "true" or "True" or "TRUE" } => true,
        YamlScalar { IsPlain: true, Value: "false" or "False" or "FALSE" } => false,
        YamlScalar { IsPlain: true } scalar when int.TryParse(scalar.Value, out var number) => number,
        YamlScalar scalar => scalar.Value,
        _ => throw new InvalidOperationException(),
    };
}
