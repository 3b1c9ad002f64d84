using System.Runtime.InteropServices;
using System.Text.Json;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli.Doctor;

/// <summary>An examination for programs: the same facts, nothing cut. Lines and columns begin at 1.</summary>
internal static class DoctorJson
{
    public static void Write(Examination found, Terminal terminal) => JsonOutput.Write(terminal.Out, json =>
    {
        string Shown(string path) => WellFormedText.Of(ShownPath.Of(path, terminal.WorkingDirectory));
        json.WriteStartObject();
        json.WriteString("version", ProductVersion.Text);
        json.WriteString("system", RuntimeInformation.OSDescription);
        json.WriteString("runtime", $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.RuntimeIdentifier}");
        json.WriteString("folder", WellFormedText.Of(found.Folder));
        json.WriteString("root", WellFormedText.Of(found.Root));
        json.WriteString("rootMarker", found.RootMarker);
        json.WriteString("dialect", found.Scan.Folder.Dialect.ToString().ToLowerInvariant());
        WriteSettings(json, found, Shown);
        WriteFiles(json, found.Scan.Found);
        List(json, "skipped", found.Skipped, one =>
        {
            json.WriteString("path", Shown(one.Path));
            json.WriteBoolean("isFolder", one.IsFolder);
            json.WriteString("reason", ReasonName(one.Reason));
            if (one.Pattern is { } pattern)
            {
                json.WriteString("pattern", WellFormedText.Of(pattern));
            }

            if (one.File is { } file)
            {
                json.WriteString("file", Shown(file));
            }
        });
        List(json, "unread", found.Unread, problem =>
        {
            json.WriteString("path", Shown(problem.Path));
            json.WriteString("message", WellFormedText.Of(problem.ToDiagnostic(terminal.Language).Message));
        });
        WriteGlossaries(json, found, Shown);
        json.WriteStartObject("limits");
        json.WriteNumber("largestFile", FileReader.LargestFile);
        json.WriteNumber("linkedPaths", FileScanner.MostLinkedPaths);
        json.WriteBoolean("linkedPathsReached", found.HasTooManyLinkedPaths);
        json.WriteNumber("foldersToWatch", found.WatchedFolders);
        if (found.MostWatchedFolders is { } most)
        {
            json.WriteNumber("watchedFolders", most);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteSettings(Utf8JsonWriter json, Examination found, Func<string, string> shown)
    {
        json.WriteStartObject("settings");
        json.WriteStartArray("files");
        foreach (var file in found.SettingsFiles)
        {
            json.WriteStringValue(shown(file));
        }

        json.WriteEndArray();
        List(json, "values", found.Values, value =>
        {
            json.WriteString("name", value.Name);
            json.WritePropertyName("value");
            json.WriteRawValue(value.Json);
            WritePlace(json, shown(value.File), value.Position);
        });
        List(json, "problems", found.Loaded.SettingsProblems, problem =>
        {
            json.WriteString("message", WellFormedText.Of(problem.Message));
            WritePlace(json, shown(problem.Path!), problem.Position);
        });
        json.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter json, FileScan scan)
    {
        json.WriteStartObject("files");
        json.WriteNumber("notes", scan.Notes.Length);
        json.WriteNumber("noteBytes", scan.Notes.Sum(note => note.Length));
        json.WriteNumber("maybeGlossaries", scan.Glossaries.Length);
        json.WriteNumber("bibliographies", scan.Bibliographies.Length);
        json.WriteNumber("known", scan.Files.Length);
        json.WriteNumber("folders", scan.Directories.Length);
        json.WriteEndObject();
    }

    private static void WriteGlossaries(Utf8JsonWriter json, Examination found, Func<string, string> shown)
    {
        json.WriteStartObject("glossaries");
        json.WriteBoolean("builtIn", found.Scan.Folder.Settings.BuiltInGlossary);
        List(json, "read", found.Glossaries, glossary =>
        {
            json.WriteString("path", shown(glossary.Path));
            json.WriteString("kind", KindName(glossary.Kind));
            json.WriteNumber("concepts", glossary.Concepts);
            List(json, "problems", glossary.Problems, problem =>
            {
                json.WriteString("code", problem.Problem.Code);
                json.WriteString("message", WellFormedText.Of(problem.Problem.Message));
                WritePlace(json, shown(glossary.Path), problem.Start);
            });
        });
        json.WriteStartArray("missing");
        foreach (var path in found.MissingGlossaries)
        {
            json.WriteStringValue(shown(path));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> entries, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            write(entry);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, string path, LinePosition at)
    {
        json.WriteString("path", path);
        json.WriteNumber("line", at.Line + 1);
        json.WriteNumber("column", at.Character + 1);
    }

    private static string ReasonName(SkipReason reason) => reason switch
    {
        SkipReason.Hidden => "hidden",
        SkipReason.Opaque => "opaque",
        SkipReason.GitIgnore => "gitignore",
        SkipReason.Excluded => "excluded",
        SkipReason.LinkNotFollowed => "link-not-followed",
        SkipReason.KnownOtherwise => "known-otherwise",
        _ => "too-many-linked-paths",
    };

    private static string KindName(GlossaryKind kind) => kind switch
    {
        GlossaryKind.Candidates => "candidates",
        GlossaryKind.NoGlossary => "no-glossary",
        GlossaryKind.Broken => "broken",
        _ => "in-force",
    };
}
