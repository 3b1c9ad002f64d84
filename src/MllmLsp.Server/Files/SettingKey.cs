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

    /// <summary>The value in force, as JSON.</summary>
    public abstract string Show(Settings settings);

    /// <summary>Whether the entries are patterns of paths: those that match nothing are reported.</summary>
    public virtual bool IsGlobs => false;

    /// <summary>Whether the value is anything that a user writes, such as words and paths, and not one of a few.</summary>
    public virtual bool IsFree => true;

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

    protected static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    protected static string Quote(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Quote))}]";

    /// <summary>The texts of an array; null where it is none, or <paramref name="read"/> does not allow one of them.</summary>
    protected static ImmutableArray<string>? ListOf(JsonElement value, Func<string, string?> read)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var entries = value.EnumerateArray().Select(entry => TextOf(entry) is { } text ? read(text) : null).ToArray();
        return entries.Contains(null) ? null : [.. entries.OfType<string>()];
    }
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class SwitchKey(Func<Settings, bool> get, Func<Settings, bool, Settings> lay) : SettingKey
{
    public override bool IsFree => false;

    public override string Allowed(Language language) => language == Language.Chinese ? "true 或 false" : "true or false";

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? lay(over, value.ValueKind == JsonValueKind.True) : null;

    public override string Show(Settings settings) => get(settings) ? "true" : "false";
}

/// <summary>One of a few words; both functions speak of the word's place in the list.</summary>
internal sealed class OneOfKey(ImmutableArray<string> words, Func<Settings, int> get, Func<Settings, int, Settings> lay) : SettingKey
{
    public ImmutableArray<string> Words => words;

    public override bool IsFree => false;

    public override string Allowed(Language language) => string.Join(" | ", words.Select(Quote));

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source) =>
        TextOf(value) is { } text && words.IndexOf(text) is >= 0 and var index ? lay(over, index) : null;

    public override string Show(Settings settings) => Quote(words[get(settings)]);
}

/// <summary>A folder inside the root; <paramref name="lay"/> answers null for one that is not.</summary>
internal sealed class FolderKey(Func<Settings, string> get, Func<Settings, string, Settings?> lay) : SettingKey
{
    public override string Allowed(Language language) =>
        language == Language.Chinese ? "根目录内的文件夹，如 \"docs\"" : "a folder inside the root, such as \"docs\"";

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source) =>
        TextOf(value) is { } text ? lay(over, text) : null;

    public override string Show(Settings settings) => Quote(get(settings));
}

/// <summary>A file; <paramref name="lay"/> gets its path as <see cref="SettingsSource.Locate"/> gives it, and null for an empty text.</summary>
internal sealed class FileKey(string example, Func<Settings, string?> get, Func<Settings, string?, Settings> lay) : SettingKey
{
    public override string Allowed(Language language) => language == Language.Chinese
        ? $"文件，如 \"{example}\"；项目自带的 mllm-lsp.json 只能指定根目录内的文件"
        : $"a file, such as \"{example}\"; a project's own mllm-lsp.json names one inside its root";

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source) =>
        TextOf(value) is not { } text ? null
        : text.Length == 0 ? lay(over, null)
        : source.Locate(text) is { } path ? lay(over, path)
        : null;

    public override string Show(Settings settings) => Quote(get(settings) ?? "");
}

/// <summary>A list of texts.</summary>
/// <param name="english">What each is, with an example.</param>
/// <param name="read">The entry as it is kept; null where it is not allowed.</param>
internal sealed class ListKey(
    string english,
    string chinese,
    Func<string, SettingsSource, string?> read,
    Func<Settings, ImmutableArray<string>> get,
    Func<Settings, ImmutableArray<string>, Settings> lay) : SettingKey
{
    public override string Allowed(Language language) => language == Language.Chinese ? chinese : english;

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source) =>
        ListOf(value, text => read(text, source)) is { } list ? lay(over, list) : null;

    public override string Show(Settings settings) => Quote(get(settings));
}

/// <summary>Patterns of paths, as in a <c>.gitignore</c>, relative to the folder of the settings file that names them.</summary>
internal sealed class GlobsKey(Func<Settings, PathGlobs> get, Func<Settings, PathGlobs, Settings> lay) : SettingKey
{
    public override bool IsGlobs => true;

    public override string Allowed(Language language) =>
        language == Language.Chinese ? "与 .gitignore 写法相同的模式列表，如 [\"drafts/\"]" : "a list of patterns as in .gitignore, such as [\"drafts/\"]";

    public override Settings? Lay(Settings over, JsonElement value, SettingsSource source) =>
        ListOf(value, text => text.Length > 0 ? text : null) is { } list ? lay(over, new PathGlobs(source.Folder, list)) : null;

    public override string Show(Settings settings) => Quote(get(settings).Patterns);
}
