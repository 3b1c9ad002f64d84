using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files;

/// <summary>What one setting accepts, and what it does.</summary>
internal abstract class SettingKey
{
    /// <summary>What is allowed, for a message.</summary>
    public abstract string Allowed(Language language);

    /// <summary>The settings with the value over them; null where the value is not allowed.</summary>
    public abstract Settings? Lay(Settings over, JsonElement value, SettingsSource source);

    /// <summary>The text of a JSON string; null for another kind, and for one that holds half a surrogate pair.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class SwitchKey(Func<Settings, bool, Settings> lay) : SettingKey
{
    public override string Allowed(Language language) => language == Language.Chinese ? "true 或 false" : "true or false";

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? lay(over, value.ValueKind == JsonValueKind.True) : null;
}

/// <summary>One of a few words; <paramref name="lay"/> gets the word's place in the list.</summary>
internal sealed class OneOfKey(ImmutableArray<string> words, Func<Settings, int, Settings> lay) : SettingKey
{
    public ImmutableArray<string> Words => words;

    public override string Allowed(Language language) => string.Join(" | ", words.Select(word => $"\"{word}\""));

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source) =>
        TextOf(value) is { } text && words.IndexOf(text) is >= 0 and var index ? lay(over, index) : null;
}

/// <summary>A folder inside the root; <paramref name="lay"/> answers null for one that is not.</summary>
internal sealed class FolderKey(Func<Settings, string, Settings?> lay) : SettingKey
{
    public override string Allowed(Language language) =>
        language == Language.Chinese ? "根目录内的文件夹，如 \"docs\"" : "a folder inside the root, such as \"docs\"";

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source) =>
        TextOf(value) is { } text ? lay(over, text) : null;
}

/// <summary>A file; <paramref name="lay"/> gets its path as <see cref="SettingsSource.Locate"/> gives it, and null for an empty text.</summary>
internal sealed class FileKey(string example, Func<Settings, string?, Settings> lay) : SettingKey
{
    public override string Allowed(Language language) => language == Language.Chinese
        ? $"文件，如 \"{example}\"；项目自带的 mllm-lsp.json 只能指定根目录内的文件"
        : $"a file, such as \"{example}\"; a project's own mllm-lsp.json names one inside its root";

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source) =>
        TextOf(value) is not { } text ? null
        : text.Length == 0 ? lay(over, null)
        : source.Locate(text) is { } path ? lay(over, path)
        : null;
}

/// <summary>A list of texts.</summary>
/// <param name="english">What each is, with an example.</param>
/// <param name="read">The entry as it is kept; null where it is not allowed.</param>
internal sealed class ListKey(
    string english,
    string chinese,
    Func<string, SettingsSource, string?> read,
    Func<Settings, ImmutableArray<string>, Settings> lay) : SettingKey
{
    public override string Allowed(Language language) => language == Language.Chinese ? chinese : english;

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var entries = value.EnumerateArray().Select(entry => TextOf(entry) is { } text ? read(text, source) : null).ToArray();
        return entries.Contains(null) ? null : lay(over, [.. entries.OfType<string>()]);
    }
}
