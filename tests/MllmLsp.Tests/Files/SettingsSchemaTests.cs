using System.Text;
using System.Text.Json;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Files;

/// <summary>Parser, schema and page speak of the same settings.</summary>
public sealed class SettingsSchemaTests
{
    private static readonly Dictionary<string, JsonElement> Leaves = ReadLeaves();

    [Fact]
    public void The_schema_lists_exactly_the_keys_of_the_parser() => Assert.Equal(SettingsKeys.All.Keys, Leaves.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_schema_lists_exactly_the_keys_of_an_override()
    {
        var root = Schema();
        var entry = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Add(root, entry, "", root.GetProperty("properties").GetProperty(SettingsKeys.Overrides).GetProperty("items"));
        Assert.Equal(SettingsKeys.Overridable.Keys.Append(SettingsKeys.OverriddenFiles).Order(StringComparer.Ordinal), entry.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_value_that_the_schema_names_is_accepted()
    {
        foreach (var (key, schema) in Leaves)
        {
            foreach (var value in ValuesOf(schema))
            {
                Assert.True(Problems(key, value).Length == 0, $"{key}: {value}");
            }
        }
    }

    [Fact]
    public void No_other_value_is_accepted()
    {
        foreach (var (key, schema) in Leaves)
        {
            foreach (var wrong in new[] { "17", "null", "{}", "[1]", "\"no such word\"", "\"no such word" })
            {
                if (wrong != "\"no such word\"" || schema.GetProperty("type").GetString() != "string")
                {
                    Assert.True(Problems(key, wrong).Length == 1, $"{key}: {wrong}");
                }
            }
        }
    }

    [Fact]
    public void Every_default_of_the_schema_is_the_one_in_force()
    {
        foreach (var (key, schema) in Leaves.Where(leaf => leaf.Value.TryGetProperty("default", out _)))
        {
            var laid = Parse(key, schema.GetProperty("default").GetRawText()).Settings;
            Assert.Equal(SettingsKeys.All[key].Show(Settings.Default), SettingsKeys.All[key].Show(laid));
        }
    }

    [Fact]
    public void The_page_names_every_key_and_default()
    {
        var page = File.ReadAllText($"{Repository.Path}/docs/settings.md");
        foreach (var (key, schema) in Leaves.Where(leaf => !leaf.Key.StartsWith("diagnostics.severity.", StringComparison.Ordinal)))
        {
            var row = page.Split('\n').Single(line => line.StartsWith($"| `{key}` |", StringComparison.Ordinal));
            var shown = schema.GetProperty("default") is { ValueKind: JsonValueKind.String } text && text.GetString()!.Length > 0
                ? text.GetString()!
                : schema.GetProperty("default").GetRawText();
            Assert.Contains($"| `{shown}` |", row, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> ValuesOf(JsonElement schema)
    {
        if (schema.TryGetProperty("default", out var byDefault))
        {
            yield return byDefault.GetRawText();
        }

        foreach (var list in new[] { "enum", "examples" })
        {
            foreach (var value in schema.TryGetProperty(list, out var values) ? values.EnumerateArray().ToArray() : [])
            {
                yield return value.GetRawText();
            }
        }

        if (schema.GetProperty("type").GetString() == "boolean")
        {
            yield return "true";
            yield return "false";
        }
    }

    private static SettingsProblem[] Problems(string key, string value) => [.. Parse(key, value).Problems];

    private static SettingsResult Parse(string key, string value) => SettingsParser.Parse(
        Encoding.UTF8.GetBytes($"{{\"{key}\": {value}}}"), Settings.Default, SettingsSource.Project("/r/mllm-lsp.json", "/r"), Language.English);

    /// <summary>The schema of each key by its dotted name; a word of a list counts as a string.</summary>
    private static Dictionary<string, JsonElement> ReadLeaves()
    {
        var leaves = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Add(Schema(), leaves, "", Schema());
        Assert.True(leaves.Remove(SettingsKeys.Overrides));
        return leaves;
    }

    private static JsonElement Schema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText($"{Repository.Path}/docs/mllm-lsp.schema.json"));
        return schema.RootElement.Clone();
    }

    private static void Add(JsonElement root, Dictionary<string, JsonElement> leaves, string name, JsonElement at)
    {
        if (at.TryGetProperty("$ref", out var reference))
        {
            at = root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        }

        if (!at.TryGetProperty("properties", out var properties))
        {
            leaves.Add(name, at.TryGetProperty("type", out _) ? at : WithType(at));
            return;
        }

        Assert.False(at.GetProperty("additionalProperties").GetBoolean());
        foreach (var property in properties.EnumerateObject().Where(property => property.Name != "$schema"))
        {
            Add(root, leaves, name.Length == 0 ? property.Name : $"{name}.{property.Name}", property.Value);
        }
    }

    private static JsonElement WithType(JsonElement words)
    {
        using var typed = JsonDocument.Parse("{\"type\": \"word\", " + words.GetRawText().TrimStart()[1..]);
        return typed.RootElement.Clone();
    }
}
