using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using MllmLsp.Core.Syntax;

namespace MllmLsp.Tests;

/// <summary>The invariants of <c>docs/architecture.md</c> that the sources and the compiled core can show.</summary>
public class ArchitectureTests
{
    private const int LongestFile = 500;

    /// <summary>What holds types of the runtime that touch the world outside the process, or tell the time.</summary>
    private static readonly string[] WorldlyNamespaces =
    [
        "System.IO", "System.IO.Enumeration", "System.Net", "System.Net.Http", "System.Net.Sockets", "System.Text.Json", "System.Text.Json.Nodes",
        "System.Text.Json.Serialization", "System.Xml", "StreamJsonRpc", "Microsoft.Extensions.Logging", "Spectre.Console", "System.CommandLine",
    ];

    private static readonly string[] WorldlyTypes =
        ["System.Console", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.DateTime", "System.DateTimeOffset", "System.TimeProvider", "System.Random"];

    /// <summary>Readers over a string, which YAML's parser asks for, and over a table embedded in the assembly.</summary>
    private static readonly string[] HarmlessTypes = ["System.IO.StringReader", "System.IO.TextReader", "System.IO.StreamReader", "System.IO.Stream"];

    [Fact]
    public void Only_the_parsing_folder_names_Markdig() =>
        Assert.All(Code("src").Where(f => Mentions(f, "Markdig")), f => Assert.StartsWith("src/MllmLsp.Core/Syntax/Parsing/", f.Path, StringComparison.Ordinal));

    [Fact]
    public void Only_the_rpc_folder_names_StreamJsonRpc() =>
        Assert.All(Code("src").Where(f => Mentions(f, "StreamJsonRpc")), f => Assert.StartsWith("src/MllmLsp.Server/Rpc/", f.Path, StringComparison.Ordinal));

    [Fact]
    public void The_core_uses_no_disk_network_json_log_or_clock()
    {
        using var file = new PEReader(File.OpenRead(typeof(Outline).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(t => (Namespace: metadata.GetString(t.Namespace), Name: metadata.GetString(t.Name)))
            .Where(t => WorldlyNamespaces.Contains(t.Namespace) || WorldlyTypes.Contains($"{t.Namespace}.{t.Name}"))
            .Select(t => $"{t.Namespace}.{t.Name}");
        Assert.Empty(used.Except(HarmlessTypes));
    }

    [Fact]
    public void The_core_stands_on_the_runtime_Markdig_and_YamlDotNet_alone() =>
        Assert.All(
            typeof(Outline).Assembly.GetReferencedAssemblies().Select(a => a.Name!),
            name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name is "Markdig" or "YamlDotNet", name));

    /// <summary>A room of the core names only rooms below it, so that no circle can form.</summary>
    [Theory]
    [InlineData("Text")]
    [InlineData("Localization", "Text")]
    [InlineData("Syntax", "Text", "Localization")]
    [InlineData("Diagnostics", "Text", "Localization")]
    [InlineData("Glossaries", "Text", "Localization", "Diagnostics", "Syntax")]
    [InlineData("Bibliographies", "Text")]
    [InlineData("Harvest", "Text", "Localization", "Diagnostics", "Syntax", "Glossaries")]
    [InlineData("Terms", "Text", "Localization", "Diagnostics", "Syntax", "Glossaries", "Harvest")]
    [InlineData("Workspaces", "Text", "Localization", "Diagnostics", "Syntax", "Glossaries", "Harvest", "Terms", "Bibliographies")]
    [InlineData("Rules", "Text", "Localization", "Diagnostics", "Syntax", "Glossaries", "Harvest", "Terms", "Bibliographies", "Workspaces")]
    [InlineData("Features", "Text", "Localization", "Diagnostics", "Syntax", "Glossaries", "Harvest", "Terms", "Bibliographies", "Workspaces", "Rules")]
    public void Rooms_of_the_core_depend_downwards(string room, params string[] below)
    {
        var allowed = below.Append(room).ToHashSet();
        var files = Code($"src/MllmLsp.Core/{room}").ToList();
        Assert.NotEmpty(files);
        Assert.All(
            files.SelectMany(f => Regex.Matches(f.Text, @"\bMllmLsp\.Core\.(\w+)").Select(m => (f.Path, Room: m.Groups[1].Value))),
            use => Assert.True(allowed.Contains(use.Room), $"{use.Path} names {use.Room}"));
    }

    [Fact]
    public void Every_room_of_the_core_is_in_the_order()
    {
        var rooms = Directory.GetDirectories($"{Repository.Path}/src/MllmLsp.Core").Select(Path.GetFileName).Except(["bin", "obj"]).Order();
        Assert.Equal(["Bibliographies", "Diagnostics", "Features", "Glossaries", "Harvest", "Localization", "Rules", "Syntax", "Terms", "Text", "Workspaces"], rooms);
    }

    /// <summary>Characters of a line are counted by the line index alone; who talks to the world outside asks it, nobody else needs to.</summary>
    [Fact]
    public void Lines_and_characters_stay_at_the_edge()
    {
        string[] edge = ["src/MllmLsp.Core/Text/", "src/MllmLsp.Server/Protocol/", "src/MllmLsp.Server/Cli/", "src/MllmLsp.Server/Files/", "src/MllmLsp.Server/Exchange/", "src/MllmLsp.Server/Findings.cs"];
        Assert.All(
            Code("src").Where(f => Mentions(f, "PositionAt") || Mentions(f, "OffsetAt") || Mentions(f, "LinePosition")),
            f => Assert.True(Array.Exists(edge, e => f.Path.StartsWith(e, StringComparison.Ordinal)), f.Path));
    }

    /// <summary>For .NET a Chinese character is part of a word, so that <c>\b</c> sees no edge in <c>使用RoPE编码</c>.</summary>
    [Fact]
    public void The_core_has_no_word_boundary_in_a_pattern() =>
        Assert.DoesNotContain(Code("src/MllmLsp.Core"), f => f.Text.Contains(@"\b", StringComparison.Ordinal));

    /// <summary>A pattern that backtracks takes as long as the text it is given wants it to.</summary>
    [Fact]
    public void The_program_has_no_regular_expression() => Assert.DoesNotContain(Code("src"), f => Mentions(f, "Regex") || Mentions(f, "GeneratedRegex"));

    [Fact]
    public void The_program_has_no_word_for_the_network() => Assert.DoesNotContain(
        Code("src"), f => Array.Exists(["HttpClient", "WebRequest", "WebClient", "Socket", "TcpClient", "TcpListener", "UdpClient", "Dns"], name => Mentions(f, name)));

    /// <summary>Nor do the assemblies name a type of the runtime that talks to other machines; addresses are taken apart as texts.</summary>
    [Fact]
    public void The_assemblies_name_no_type_of_the_network()
    {
        foreach (var assembly in new[] { typeof(Outline).Assembly, typeof(MllmLsp.Server.LanguageServer).Assembly })
        {
            using var file = new PEReader(File.OpenRead(assembly.Location));
            var metadata = file.GetMetadataReader();
            Assert.DoesNotContain(
                metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"),
                name => name.StartsWith("System.Net.", StringComparison.Ordinal) && name is not "System.Net.WebUtility");
        }
    }

    /// <summary>
    /// A file is the old one or the new one: what is written goes through <c>AtomicFile</c>, or into the program's own folders, where half a file is known
    /// for one. <c>SpecialFile</c> opens pipes for both directions and writes nothing.
    /// </summary>
    [Fact]
    public void Few_files_write_to_the_disk()
    {
        string[] writers = ["AtomicFile", "BuiltInGlossaryCache", "Caching/BuildFile", "OwnFile", "SpecialFile", "TemporaryFile"];
        string[] words =
        [
            @"File\.(?:Write|Append|Create|Copy|Move|Replace|Delete|Set|Open(?!Handle\(path, share))", @"FileMode\.(?!Open\b)", @"FileAccess\.(?!Read\b)", @"new FileStream\b", @"new StreamWriter\((?!stream\b)",
            @"\.(?:MoveTo|CreateAsSymbolicLink|CreateText|OpenWrite)\(", @"file\.Delete\(", @"Directory\.(?:Move|Delete|CreateSymbolicLink)",
        ];
        Assert.Equal(
            writers.Select(name => $"src/MllmLsp.Server/Files/{name}.cs").Prepend("src/MllmLsp.Server/Crashes/CrashFolder.cs").Order(StringComparer.Ordinal),
            Code("src").Where(f => words.Any(word => Regex.IsMatch(f.Text, $@"(?<!\w){word}"))).Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    /// <summary>git alone is started, by a command and never by the server.</summary>
    [Fact]
    public void One_file_starts_a_process() => Assert.Equal(
        ["src/MllmLsp.Server/Files/GitCommand.cs"], Code("src").Where(f => Mentions(f, "ProcessStartInfo") || f.Text.Contains("Process.Start(", StringComparison.Ordinal)).Select(f => f.Path));

    [Fact]
    public void Only_commands_ask_git() => Assert.All(
        Code("src").Where(f => Mentions(f, "GitCommand") || Mentions(f, "GitChanges")),
        f => Assert.True(f.Path.StartsWith("src/MllmLsp.Server/Files/Git", StringComparison.Ordinal) || f.Path.StartsWith("src/MllmLsp.Server/Cli/", StringComparison.Ordinal), f.Path));

    [Fact]
    public void No_file_is_too_long_to_read() =>
        Assert.All(
            Code("src").Concat(Code("tests")).Where(f => !f.Text.StartsWith("// <auto-generated", StringComparison.Ordinal)),
            f => Assert.True(f.Lines <= LongestFile, $"{f.Path} has {f.Lines} lines"));

    private static bool Mentions(SourceFile file, string name) => Regex.IsMatch(file.Text, $@"\b{name}\b");

    /// <summary>The C# files below a folder, without their comments: they may speak of what the code must not touch.</summary>
    private static IEnumerable<SourceFile> Code(string folder)
    {
        foreach (var path in Directory.EnumerateFiles($"{Repository.Path}/{folder}", "*.cs", SearchOption.AllDirectories).Select(p => p.Replace('\\', '/')))
        {
            if (path.Contains("/obj/", StringComparison.Ordinal) || path.Contains("/bin/", StringComparison.Ordinal))
            {
                continue;
            }

            var lines = File.ReadAllLines(path);
            var generated = lines is [var first, ..] && first.StartsWith("// <auto-generated", StringComparison.Ordinal);
            var code = lines.Where((line, i) => (generated && i == 0) || !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
            yield return new SourceFile(path[(Repository.Path.Length + 1)..], string.Join('\n', code), lines.Length);
        }
    }

    private sealed record SourceFile(string Path, string Text, int Lines);
}
