using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files.Caching;

/// <summary>
/// What earlier runs found in the notes of a root, as long as the world is the same: everything beside a note's own text that its findings can depend
/// on. An edit that changes no name, heading, anchor or link leaves the world as it was, and costs the findings of one note.
/// </summary>
/// <remarks>
/// The world is a hash over the language, the settings, the folders and every path in them, glossaries and bibliographies with their texts, and each
/// note's path with its face (<see cref="NoteFace"/>). Words that may be slips are counted over all notes and are in no face: where their rule is on, nothing
/// is kept.
/// </remarks>
internal sealed class KeptFindings
{
    private readonly LoadedWorkspace loaded;
    private readonly UInt128 world;

    private KeptFindings(LoadedWorkspace loaded, UInt128 world) => (this.loaded, this.world) = (loaded, world);

    /// <summary>Null where none can be kept.</summary>
    public static KeptFindings? Of(LoadedWorkspace loaded, Language language) =>
        loaded.Cache.Keeps && !loaded.Workspace.TermListsOf(suppresses: false).HasFlag(Core.Terms.TermLists.Misspellings)
            ? new KeptFindings(loaded, WorldOf(loaded, language))
            : null;

    /// <summary>The findings of a note; null where they are not known.</summary>
    public ImmutableArray<Diagnostic>? Find(string path) =>
        loaded.Keys.TryGetValue(path, out var keys) ? loaded.Cache.FindFindings(keys.Content, JudgedAs(path)) : null;

    public void Add(string path, ImmutableArray<Diagnostic> findings)
    {
        if (loaded.Keys.TryGetValue(path, out var keys))
        {
            loaded.Cache.AddFindings(keys.Content, JudgedAs(path), findings);
        }
    }

    /// <summary>Of notes with the same text each has findings of its own: the last one's are kept.</summary>
    private UInt128 JudgedAs(string path)
    {
        var hash = new XxHash128();
        Append(hash, world);
        Append(hash, path);
        return hash.GetCurrentHashAsUInt128();
    }

    private static UInt128 WorldOf(LoadedWorkspace loaded, Language language)
    {
        var hash = new XxHash128();
        hash.Append([(byte)language]);
        foreach (var scan in loaded.Folders)
        {
            Append(hash, scan.Folder.Path);
            Append(hash, scan.Folder.Root);
            hash.Append([scan.Folder.IsObsidianVault ? (byte)1 : (byte)0]);
            AppendAll(hash, scan.Folder.Nested.Select(nested => nested.Path));
            AppendAll(hash, scan.SettingsKeys);
            AppendAll(hash, scan.Found.Files);
            AppendAll(hash, scan.Found.Directories);
            AppendAll(hash, scan.Found.OpaqueDirectories);
            AppendAll(hash, scan.Found.Notes.Select(note => note.Path));
            AppendAll(hash, scan.Found.Notes.Select(note => loaded.Keys.TryGetValue(note.Path, out var keys) ? keys.Face : default));
        }

        var workspace = loaded.Workspace;
        foreach (var files in new[] { workspace.GlossaryFiles, workspace.ConceptNotes })
        {
            AppendAll(hash, files.Keys);
            AppendAll(hash, files.Values.Select(file => NoteCache.KeyOf(MemoryMarshal.AsBytes(file.Text.AsSpan()))));
        }

        AppendAll(hash, workspace.BibFiles.Keys);
        AppendAll(hash, workspace.BibFiles.Values.Select(file => NoteCache.KeyOf(MemoryMarshal.AsBytes(file.Text.AsSpan()))));
        return hash.GetCurrentHashAsUInt128();
    }

    private static void AppendAll(XxHash128 hash, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Append(hash, text);
        }

        hash.Append([0xFF, 0xFF, 0xFF, 0xFF]);
    }

    private static void AppendAll(XxHash128 hash, IEnumerable<UInt128> values)
    {
        foreach (var value in values)
        {
            Append(hash, value);
        }
    }

    /// <summary>Behind the text comes what no text holds.</summary>
    private static void Append(XxHash128 hash, string text)
    {
        hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
        hash.Append([0xFF, 0xFF]);
    }

    private static void Append(XxHash128 hash, UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes, value);
        hash.Append(bytes);
    }
}
