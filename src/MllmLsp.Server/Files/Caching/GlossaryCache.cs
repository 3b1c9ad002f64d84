using System.Buffers.Binary;
using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces.Packing;

namespace MllmLsp.Server.Files.Caching;

/// <summary>The built-in glossary as an earlier run of this very build parsed it: its YAML takes longer than all else that a warm run does.</summary>
internal static class GlossaryCache
{
    private const string Name = "built-in.glossary";
    private const int LargestFile = 16 * 1024 * 1024;

    /// <param name="sources">Path and text of each file.</param>
    /// <param name="parse">Makes what the cache does not know.</param>
    public static ImmutableArray<GlossaryFile> Files(IReadOnlyList<(string Path, SourceText Text)> sources, Func<ImmutableArray<GlossaryFile>> parse)
    {
        if (UserCache.IsOff)
        {
            return parse();
        }

        var path = Path.Combine(UserCache.Folder, Name);
        if (Read(path, sources) is { } known)
        {
            return known;
        }

        var parsed = parse();
        ImmutableArray<byte[]?> packed = [.. parsed.Select(GlossaryPack.Pack)];
        if (packed.All(file => file is not null))
        {
            BuildFile.Write(path, Name, put =>
            {
                Span<byte> length = stackalloc byte[sizeof(int)];
                foreach (var file in packed)
                {
                    BinaryPrimitives.WriteInt32LittleEndian(length, file!.Length);
                    put(length);
                    put(file);
                }
            });
        }

        return parsed;
    }

    private static ImmutableArray<GlossaryFile>? Read(string path, IReadOnlyList<(string Path, SourceText Text)> sources)
    {
        if (BuildFile.Read(path, Name, LargestFile) is not { } content)
        {
            return null;
        }

        var files = ImmutableArray.CreateBuilder<GlossaryFile>(sources.Count);
        try
        {
            foreach (var (source, text) in sources)
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(content.Span);
                files.Add(GlossaryPack.Unpack(content.Slice(sizeof(int), length), source, text));
                content = content[(sizeof(int) + length)..];
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }

        return content.IsEmpty ? files.MoveToImmutable() : null;
    }
}
