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
/// note's path with its face (<see cref="NoteFace"/>) and its words that may be slips, which are counted over all notes.
/// </remarks>
internal sealed class KeptFindings
{
    private readonly LoadedWorkspace loaded;
    private readonly UInt128 world;

    private KeptFindings(LoadedWorkspace loaded, UInt128 world) => (this.loaded, this.world) = (loaded, world);

    /// <summary>Null where nothing is kept.</summary>
    public static KeptFindings? Of(LoadedWorkspace loaded, Language language) =>
        loaded.Cache.Keeps ? new KeptFindings(loaded, WorldOf(loaded, language)) : null;

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
        hash.AppendKey(world);
        hash.AppendText(path);
        return hash.GetCurrentHashAsUInt128();
    }

    private static UInt128 WorldOf(LoadedWorkspace loaded, Language language)
    {
        var hash = new XxHash128();
        hash.Append([(byte)language]);
        foreach (var scan in loaded.Folders)
        {
            hash.AppendText(scan.Folder.Path);
            hash.AppendText(scan.Folder.Root);
            hash.Append([scan.Folder.IsObsidianVault ? (byte)1 : (byte)0]);
            hash.AppendTexts(scan.Folder.Nested.Select(nested => nested.Path));
            hash.AppendKeys(scan.SettingsKeys);
            hash.AppendTexts(scan.Found.Files);
            hash.AppendTexts(scan.Found.Directories);
            hash.AppendTexts(scan.Found.OpaqueDirectories);
            hash.AppendTexts(scan.Found.Notes.Select(note => note.Path));
            hash.AppendKeys(scan.Found.Notes.Select(note => loaded.Keys.TryGetValue(note.Path, out var keys) ? keys.Face : default));
            foreach (var note in scan.Found.Notes)
            {
                hash.AppendTexts(loaded.Workspace.Find(note.Path)?.MisspellingKeys ?? []);
            }
        }

        var workspace = loaded.Workspace;
        foreach (var files in new[] { workspace.GlossaryFiles, workspace.ConceptNotes })
        {
            hash.AppendTexts(files.Keys);
            hash.AppendKeys(files.Values.Select(file => NoteCache.KeyOf(MemoryMarshal.AsBytes(file.Text.AsSpan()))));
        }

        hash.AppendTexts(workspace.BibFiles.Keys);
        hash.AppendKeys(workspace.BibFiles.Values.Select(file => NoteCache.KeyOf(MemoryMarshal.AsBytes(file.Text.AsSpan()))));
        return hash.GetCurrentHashAsUInt128();
    }
}
