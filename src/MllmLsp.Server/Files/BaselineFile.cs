using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files;

/// <summary>
/// A baseline as a file: JSON with a line for each entry, sorted, so that two people's changes merge and a review shows what came and
/// went. Paths are relative to the file's folder, with <c>/</c>.
/// </summary>
internal static class BaselineFile
{
    public const string DefaultName = "mllm-lsp.baseline.json";

    private const int Version = 1;

    private static readonly JsonDocumentOptions ReaderOptions = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a baseline; where it cannot be used, an empty one and the reason with its place.</summary>
    /// <param name="path">Normalised.</param>
    public static (Baseline Baseline, SettingsProblem? Problem) Read(string path, Language language)
    {
        if (!File.Exists(path))
        {
            return Failed(path, default, language == Language.Chinese
                ? "没有这个基线文件。请用 `mllm-lsp lint --write-baseline` 写出，或去掉设置 `baseline`。"
                : "There is no such baseline. Write it with `mllm-lsp lint --write-baseline`, or take the setting `baseline` out.");
        }

        var content = FileReader.Read(path);
        if (content.Problem is { } problem)
        {
            return Failed(path, default, problem.ToDiagnostic(language).Message);
        }

        try
        {
            using var json = JsonDocument.Parse(content.Text.ToString(), ReaderOptions);
            return Files(json.RootElement, DiskPath.Parent(path) ?? path) is { } files
                ? (new Baseline(files), null)
                : Failed(path, default, language == Language.Chinese
                    ? $"不是第 {Version} 版的基线文件。请用 `mllm-lsp lint --write-baseline` 重新写出。"
                    : $"This is no baseline of version {Version}. Write it anew with `mllm-lsp lint --write-baseline`.");
        }
        catch (InvalidOperationException)
        {
            return Failed(path, default, language == Language.Chinese ? "含有不成对的代理项。" : "It holds half a surrogate pair.");
        }
        catch (JsonException e)
        {
            var place = new LinePosition((int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0));
            return Failed(path, place, language == Language.Chinese ? "不是合法的 JSON。" : "This is no JSON.");
        }
    }

    /// <summary>The text of a file; equal baselines give equal texts.</summary>
    /// <param name="path">Normalised: where the file is to lie.</param>
    public static string Write(Baseline baseline, string path)
    {
        var folder = DiskPath.Parent(path) ?? path;
        var text = new StringBuilder($"{{\n  \"version\": {Version},\n  \"findings\": {{");
        var files = baseline.Files.Where(file => !file.Value.IsEmpty)
            .Select(file => (Name: PathText.Relative(folder, file.Key), Entries: file.Value))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToArray();
        for (var i = 0; i < files.Length; i++)
        {
            text.Append($"{(i > 0 ? "," : "")}\n    {Json(json => json.WriteStringValue(files[i].Name))}: [");
            text.AppendJoin(',', files[i].Entries.Select(entry => $"\n      {Json(json => Write(json, entry))}")).Append("\n    ]");
        }

        return text.Append(files.Length > 0 ? "\n  }\n}\n" : "}\n}\n").ToString();
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<KnownFinding>>? Files(JsonElement root, string folder)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != Version
            || !root.TryGetProperty("findings", out var findings) || findings.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var files = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<KnownFinding>>(StringComparer.Ordinal);
        foreach (var file in findings.EnumerateObject())
        {
            if (PathText.Combine(folder, file.Name) is not { } path || Entries(file.Value) is not { } entries)
            {
                return null;
            }

            files[path] = entries;
        }

        return files.ToImmutable();
    }

    private static ImmutableArray<KnownFinding>? Entries(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var entries = ImmutableArray.CreateBuilder<KnownFinding>(list.GetArrayLength());
        foreach (var entry in list.EnumerateArray())
        {
            var count = 1;
            if (TextOf(entry, "code") is not { } code || TextOf(entry, "text") is not { } text || TextOf(entry, "line") is not { } line
                || (entry.TryGetProperty("count", out var given) && (given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out count) || count < 1)))
            {
                return null;
            }

            entries.Add(new KnownFinding(code, text, line, count));
        }

        return entries.MoveToImmutable();
    }

    private static string? TextOf(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) ? SettingKey.TextOf(value) : null;

    private static void Write(Utf8JsonWriter json, KnownFinding entry)
    {
        json.WriteStartObject();
        json.WriteString("code", entry.Code);
        json.WriteString("text", entry.Text);
        json.WriteString("line", entry.Line);
        if (entry.Count > 1)
        {
            json.WriteNumber("count", entry.Count);
        }

        json.WriteEndObject();
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static (Baseline, SettingsProblem?) Failed(string path, LinePosition place, string message) =>
        (Baseline.Empty, new SettingsProblem(path, place, message));
}
