using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Exchange;

/// <summary>A JSON value with its place.</summary>
/// <param name="Offset">In UTF-16 units of the text.</param>
internal abstract record PlacedJson(int Offset);

/// <param name="Text">Of a number, <c>true</c> and <c>false</c>: as written. Null for JSON's null.</param>
internal sealed record PlacedValue(int Offset, string? Text, bool IsString) : PlacedJson(Offset);

internal sealed record PlacedArray(int Offset, ImmutableArray<PlacedJson> Items) : PlacedJson(Offset);

internal sealed record PlacedObject(int Offset, ImmutableArray<(string Key, int Offset, PlacedJson Value)> Members) : PlacedJson(Offset)
{
    /// <summary>The first member of a name, or null.</summary>
    public PlacedJson? this[string key] => Members.FirstOrDefault(member => member.Key == key).Value;
}

/// <summary>Reads JSON whose mistakes can be shown at their place.</summary>
internal static class JsonNodeReader
{
    private const int MaxDepth = 64;

    /// <exception cref="JsonException">The text is no JSON, or nested deeper than 64; with line and byte in the line.</exception>
    public static PlacedJson Read(SourceText text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        var places = new Places(bytes);
        json.Read();
        var value = ReadValue(ref json, places);
        json.Read();
        return value;
    }

    /// <summary>The place of an error in the text.</summary>
    public static int OffsetOf(SourceText text, JsonException error)
    {
        var line = text.Lines.LineSpan((int)Math.Min(error.LineNumber ?? 0, text.Lines.LineCount - 1));
        var left = error.BytePositionInLine ?? 0;
        var offset = line.Start;
        foreach (var rune in text.ToString().AsSpan(line.Start, line.Length).EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            offset += rune.Utf16SequenceLength;
        }

        return offset;
    }

    private static PlacedJson ReadValue(ref Utf8JsonReader json, Places places)
    {
        var offset = places.OffsetOf((int)json.TokenStartIndex);
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = ImmutableArray.CreateBuilder<(string, int, PlacedJson)>();
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                {
                    var at = places.OffsetOf((int)json.TokenStartIndex);
                    var key = StringOf(ref json);
                    json.Read();
                    members.Add((key, at, ReadValue(ref json, places)));
                }

                return new PlacedObject(offset, members.DrainToImmutable());
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<PlacedJson>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref json, places));
                }

                return new PlacedArray(offset, items.DrainToImmutable());
            case JsonTokenType.Null:
                return new PlacedValue(offset, null, false);
            case JsonTokenType.String:
                return new PlacedValue(offset, StringOf(ref json), true);
            default:
                return new PlacedValue(offset, Encoding.UTF8.GetString(json.ValueSpan), false);
        }
    }

    /// <summary>The library refuses an escaped lone surrogate, such as <c>"\ud800"</c>.</summary>
    private static string StringOf(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    /// <summary>Offsets in UTF-16 of offsets in UTF-8, asked for in rising order.</summary>
    private sealed class Places(byte[] bytes)
    {
        private int atByte;
        private int at;

        public int OffsetOf(int target)
        {
            at += Encoding.UTF8.GetCharCount(bytes, atByte, target - atByte);
            atByte = target;
            return at;
        }
    }
}
