using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server.Files;

/// <summary>
/// Reads the one shape of settings: <c>mllm-lsp.json</c>, a client's configuration, its initialization options. Keys may be nested
/// (<c>{"links": {"root": ""}}</c>) or dotted (<c>{"links.root": ""}</c>); comments and trailing commas are allowed.
/// </summary>
internal sealed class SettingsParser
{
    private static readonly JsonReaderOptions ReaderOptions = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly byte[] json;
    private readonly SettingsSource source;
    private readonly Language language;
    private readonly ImmutableArray<SettingsProblem>.Builder problems = ImmutableArray.CreateBuilder<SettingsProblem>();
    private readonly ImmutableArray<SettingOrigin>.Builder origins = ImmutableArray.CreateBuilder<SettingOrigin>();
    private readonly ImmutableArray<SettingsOverride>.Builder overrides = ImmutableArray.CreateBuilder<SettingsOverride>();
    private Settings settings;

    /// <summary>Of the override that is being read; null while it has none.</summary>
    private PathGlobs? files;

    /// <summary>The keys that are allowed where the reader is, and the entry of the overrides that this is, from 0.</summary>
    private (ImmutableSortedDictionary<string, SettingKey> Keys, int? Override) scope = (SettingsKeys.All, null);

    private SettingsParser(byte[] json, Settings below, SettingsSource source, Language language)
    {
        this.json = json;
        this.source = source;
        this.language = language;
        settings = below;
    }

    /// <summary>Lays the settings in <paramref name="json"/> over <paramref name="below"/>. Never throws, whatever the bytes are.</summary>
    /// <param name="json">UTF-8 without a byte order mark.</param>
    /// <param name="language">Of the problems' messages.</param>
    public static SettingsResult Parse(byte[] json, Settings below, SettingsSource source, Language language)
    {
        var parser = new SettingsParser(json, below, source, language);
        try
        {
            parser.ReadAll();
            return new SettingsResult(parser.settings, parser.problems.ToImmutable()) { Origins = parser.origins.ToImmutable(), ContentKey = KeyOf(json, source) };
        }
        catch (JsonException e)
        {
            // Half a file would switch settings on and off while somebody types: nothing of it counts.
            var at = parser.OffsetOf((int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0));
            var reason = language == Language.Chinese ? "不是合法的 JSON。" : "This is no JSON.";
            return new SettingsResult(below, [new SettingsProblem(source.Path, parser.PositionOf(at), reason)]) { IsBroken = true };
        }
    }

    private static UInt128 KeyOf(byte[] json, SettingsSource source)
    {
        var hash = new XxHash128();
        hash.AppendText(source.Path);
        hash.Append(json);
        return hash.GetCurrentHashAsUInt128();
    }

    private void ReadAll()
    {
        var reader = new Utf8JsonReader(json, ReaderOptions);
        _ = reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadObject(ref reader, "");
        }
        else
        {
            Report((int)reader.TokenStartIndex, "Write an object: { \"dialect\": \"auto\" }.", "应为一个对象：{ \"dialect\": \"auto\" }。");
            reader.Skip();
        }

        // What stands behind the object is an error of the whole file.
        while (reader.Read())
        {
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, string prefix)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = (int)reader.TokenStartIndex;
            var name = prefix + NameOf(ref reader);
            _ = reader.Read();
            if (scope.Keys.TryGetValue(name, out var key))
            {
                ReadValue(ref reader, name, key, at);
            }
            else if (scope.Override is null && name == SettingsKeys.Overrides)
            {
                ReadOverrides(ref reader, at);
            }
            else if (scope.Override is not null && name == SettingsKeys.OverriddenFiles)
            {
                files = ReadFiles(ref reader, at) ?? files;
            }
            else if (scope.Keys.Keys.Any(known => known.StartsWith(name + ".", StringComparison.Ordinal)))
            {
                ReadGroup(ref reader, name);
            }
            else
            {
                if (name != "$schema" || scope.Override is not null)
                {
                    ReportUnknown(at, name);
                }

                reader.Skip();
            }
        }
    }

    /// <summary>The list of objects, each with <c>files</c> and the settings for them.</summary>
    private void ReadOverrides(ref Utf8JsonReader reader, int keyAt)
    {
        origins.Add(new SettingOrigin(SettingsKeys.Overrides, null, source.Path, PositionOf(keyAt)));
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            ReportOverrides((int)reader.TokenStartIndex);
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadOverride(ref reader);
            }
            else
            {
                ReportOverrides((int)reader.TokenStartIndex);
                reader.Skip();
            }
        }

        settings = settings with { Overrides = overrides.ToImmutable() };
    }

    private void ReadOverride(ref Utf8JsonReader reader)
    {
        var at = (int)reader.TokenStartIndex;
        var (all, firstOrigin) = (settings, origins.Count);
        (settings, scope, files) = (Settings.Default, (SettingsKeys.Overridable, overrides.Count), null);
        ReadObject(ref reader, "");
        var own = settings;
        var hasPreset = origins.Skip(firstOrigin).Any(origin => origin.Name == "preset");
        (settings, scope) = (all, (SettingsKeys.All, null));
        if (files is { IsEmpty: false } matched)
        {
            overrides.Add(new SettingsOverride(matched, hasPreset ? own.Preset : null, own.Severities, own.IgnoreWords));
            return;
        }

        Report(
            at,
            "Each of `overrides` names its `files`: { \"files\": [\"papers/\"], \"preset\": \"links-only\" }.",
            "`overrides` 的每一项都要用 `files` 指明文件：{ \"files\": [\"papers/\"], \"preset\": \"links-only\" }。");
    }

    /// <summary>The patterns of an override; null where they are not allowed.</summary>
    private PathGlobs? ReadFiles(ref Utf8JsonReader reader, int keyAt)
    {
        var key = new GlobsKey(_ => PathGlobs.None, (below, globs) => below with { Exclude = globs });
        var before = settings;
        ReadValue(ref reader, SettingsKeys.OverriddenFiles, key, keyAt);
        var read = ReferenceEquals(before, settings) ? null : settings.Exclude;
        settings = before;
        return read;
    }

    private void ReportOverrides(int at) => Report(
        at,
        "`overrides` is a list of objects: [{ \"files\": [\"papers/\"], \"preset\": \"links-only\" }].",
        "`overrides` 应为对象列表：[{ \"files\": [\"papers/\"], \"preset\": \"links-only\" }]。");

    private void ReadGroup(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadObject(ref reader, name + ".");
            return;
        }

        var known = string.Join(", ", scope.Keys.Keys.Where(key => key.StartsWith(name + ".", StringComparison.Ordinal)));
        Report((int)reader.TokenStartIndex, $"`{name}` is an object; its keys: {known}.", $"`{name}` 应为对象，可用的键：{known}。");
        reader.Skip();
    }

    private void ReadValue(ref Utf8JsonReader reader, string name, SettingKey key, int keyAt)
    {
        var at = (int)reader.TokenStartIndex;
        var globs = key.IsGlobs ? GlobsAt(reader) : [];
        using var value = JsonDocument.ParseValue(ref reader);
        if (key.Lay(settings, value.RootElement, source) is { } laid)
        {
            settings = laid;
            origins.Add(new SettingOrigin(name, scope.Override, source.Path, PositionOf(keyAt)) { Globs = globs });
            return;
        }

        var allowed = key.Allowed(language);
        Report(at, $"`{name}` must be {allowed}.", $"`{name}` 应为 {allowed}。");
    }

    /// <summary>The texts of the array at which a copy of the reader stands, each with its place.</summary>
    private ImmutableArray<(string, LinePosition)> GlobsAt(Utf8JsonReader copy)
    {
        var found = ImmutableArray.CreateBuilder<(string, LinePosition)>();
        while (copy.TokenType is JsonTokenType.StartArray or JsonTokenType.String && copy.Read() && copy.TokenType == JsonTokenType.String)
        {
            found.Add((NameOf(ref copy), PositionOf((int)copy.TokenStartIndex)));
        }

        return found.ToImmutable();
    }

    /// <summary>Names the nearest key, else all there are. Codes are offered in the place of codes only: there are too many of them.</summary>
    private void ReportUnknown(int at, string name)
    {
        var inSeverity = name.StartsWith(SettingsKeys.Severity + ".", StringComparison.Ordinal);
        var keys = scope.Keys.Keys.Where(key => key.StartsWith(SettingsKeys.Severity + ".", StringComparison.Ordinal) == inSeverity);
        var known = inSeverity ? keys : keys.Append(SettingsKeys.Severity).Append(scope.Override is null ? SettingsKeys.Overrides : SettingsKeys.OverriddenFiles);
        if (EditDistance.Nearest(name, known, 1) is [var nearest])
        {
            Report(at, $"Unknown setting `{name}`. The nearest is `{nearest}`.", $"未知的设置 `{name}`，最接近的是 `{nearest}`。");
            return;
        }

        var all = string.Join(", ", known);
        Report(at, $"Unknown setting `{name}`. There are: {all}.", $"未知的设置 `{name}`。可用的有：{all}。");
    }

    private void Report(int at, string english, string chinese) =>
        problems.Add(new SettingsProblem(source.Path, PositionOf(at), language == Language.Chinese ? chinese : english));

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private LinePosition PositionOf(int byteOffset)
    {
        var before = Encoding.UTF8.GetString(json.AsSpan(0, Math.Clamp(byteOffset, 0, json.Length)));
        return new LineIndex(before).PositionAt(before.Length);
    }

    private int OffsetOf(int line, int byteInLine)
    {
        var at = 0;
        for (; line > 0 && Array.IndexOf(json, (byte)'\n', at) is >= 0 and var end; line--)
        {
            at = end + 1;
        }

        return at + byteInLine;
    }
}
