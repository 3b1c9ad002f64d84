using System.Text.Json.Nodes;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Server;

/// <summary>
/// A server with two folders, and what its client knows: which folders and documents are open, with which text. A second server that starts now can
/// be told the same (<see cref="TellAsync"/>).
/// </summary>
internal sealed class World(LspFixture lsp)
{
    private readonly Dictionary<string, (string Text, int Version)> open = new(StringComparer.Ordinal);
    private readonly List<string> folders = ["one", "two"];
    private string configuration = "{}";

    public JsonObject Initialize => new() { ["capabilities"] = new JsonObject(), ["workspaceFolders"] = new JsonArray([.. folders.Select(FolderOf)]) };

    /// <summary>Brings another server, which began with <see cref="Initialize"/>, to where this one ought to be.</summary>
    public async Task TellAsync(LspFixture other)
    {
        await ConfigureAsync(other, configuration);
        foreach (var (path, (text, version)) in open)
        {
            await other.OpenAsync(lsp.UriOf(path), text, version);
        }
    }

    public async Task WriteAsync(string path, string text)
    {
        var isNew = !File.Exists(lsp.Folder[path]);
        lsp.Folder.Write(path, text);
        await lsp.TellOfFileAsync(path, isNew ? 1 : 2);
    }

    public async Task DeleteAsync(string path)
    {
        if (File.Exists(lsp.Folder[path]))
        {
            File.Delete(lsp.Folder[path]);
            await lsp.TellOfFileAsync(path, 3);
        }
    }

    /// <summary>An editor tells of the operation, and its watcher of both ends.</summary>
    public async Task MoveAsync(string from, string to)
    {
        if (!File.Exists(lsp.Folder[from]) || File.Exists(lsp.Folder[to]))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(lsp.Folder[to])!);
        File.Move(lsp.Folder[from], lsp.Folder[to]);
        await lsp.NotifyAsync("workspace/didRenameFiles", new JsonObject
        {
            ["files"] = new JsonArray(new JsonObject { ["oldUri"] = lsp.UriOf(from), ["newUri"] = lsp.UriOf(to) }),
        });
        await lsp.TellOfFileAsync(from, 3);
        await lsp.TellOfFileAsync(to, 1);
    }

    public async Task MoveFolderAsync(string from, string to)
    {
        if (Directory.Exists(lsp.Folder[from]) && !Directory.Exists(lsp.Folder[to]))
        {
            Directory.Move(lsp.Folder[from], lsp.Folder[to]);
            await lsp.TellOfFileAsync(from, 3);
            await lsp.TellOfFileAsync(to, 1);
        }
    }

    public async Task DeleteFolderAsync(string path)
    {
        if (Directory.Exists(lsp.Folder[path]))
        {
            Directory.Delete(lsp.Folder[path], recursive: true);
            await lsp.TellOfFileAsync(path, 3);
        }
    }

    public async Task MakeFolderAsync(string path)
    {
        if (!Directory.Exists(lsp.Folder[path]))
        {
            lsp.Folder.Folder(path);
            await lsp.TellOfFileAsync(path, 1);
        }
    }

    /// <summary>Events come twice and where nothing happened.</summary>
    public async Task TellTwiceAsync(string path)
    {
        var type = File.Exists(lsp.Folder[path]) ? 2 : 3;
        await lsp.TellOfFileAsync(path, type);
        await lsp.TellOfFileAsync(path, type);
    }

    public async Task OpenAsync(string path, string text)
    {
        if (open.TryAdd(path, (text, 1)))
        {
            await lsp.OpenAsync(lsp.UriOf(path), text);
        }
    }

    public async Task CloseAsync(string path)
    {
        if (open.Remove(path))
        {
            await lsp.CloseAsync(lsp.UriOf(path));
        }
    }

    /// <summary>Replaces a range, which ends within the text.</summary>
    public async Task EditAsync(string path, int at, int length, string text)
    {
        if (!open.TryGetValue(path, out var document))
        {
            return;
        }

        var lines = new LineIndex(document.Text);
        var (start, end) = (lines.PositionAt(Math.Min(at, document.Text.Length)), lines.PositionAt(Math.Min(at + length, document.Text.Length)));
        var (from, to) = (lines.OffsetAt(start), lines.OffsetAt(end));
        open[path] = (string.Concat(document.Text.AsSpan(0, from), text, document.Text.AsSpan(to)), document.Version + 1);
        await lsp.ChangeAsync(lsp.UriOf(path), document.Version + 1, LspDocuments.Edit(start.Line, start.Character, end.Line, end.Character, text));
    }

    public async Task SaveAsync(string path)
    {
        if (open.TryGetValue(path, out var document))
        {
            await WriteAsync(path, document.Text);
            await lsp.NotifyAsync("textDocument/didSave", LspDocuments.Document(lsp.UriOf(path)));
        }
    }

    public Task ConfigureAsync(string json)
    {
        configuration = json;
        return ConfigureAsync(lsp, json);
    }

    public async Task ChangeFolderAsync(string name, bool added)
    {
        if (added == folders.Contains(name))
        {
            return;
        }

        if (added)
        {
            folders.Add(name);
        }
        else
        {
            folders.Remove(name);
        }

        await lsp.NotifyAsync("workspace/didChangeWorkspaceFolders", new JsonObject
        {
            ["event"] = new JsonObject
            {
                ["added"] = new JsonArray(added ? [FolderOf(name)] : []),
                ["removed"] = new JsonArray(added ? [] : [FolderOf(name)]),
            },
        });
    }

    private static Task ConfigureAsync(LspFixture server, string json) =>
        server.NotifyAsync("workspace/didChangeConfiguration", new JsonObject { ["settings"] = JsonNode.Parse(json) });

    private JsonObject FolderOf(string name) => new() { ["uri"] = lsp.UriOf(name), ["name"] = name };
}
