using System.Runtime.InteropServices;
using System.Text.Json;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.OutlineHost;

/// <summary>
/// Says what the engine makes of a text, for tests that are not written in C#. Texts travel as UTF-16 in Base64: half a surrogate pair,
/// which JSON readers refuse, is part of what is tested.
/// </summary>
internal static class Answers
{
    public static void Write(JsonElement question, Utf8JsonWriter answer)
    {
        answer.WriteStartObject();
        switch (question.GetProperty("ask").GetString())
        {
            case "outline":
                WriteOutline(MarkdownParser.Parse(new SourceText(TextOf(question.GetProperty("text")))), answer);
                break;
            case "slugs":
                var slugger = new Slugger();
                WriteList(answer, "slugs", question.GetProperty("texts").EnumerateArray(), text => WriteText(answer, slugger.Next(TextOf(text))));
                break;
            case "edits":
                WriteEdited(question, answer);
                break;
            case var other:
                throw new InvalidDataException($"Nothing is known of '{other}'.");
        }

        answer.WriteEndObject();
    }

    private static void WriteOutline(Outline outline, Utf8JsonWriter answer)
    {
        answer.WriteBoolean("partial", outline.IsPartial);
        WriteList(answer, "headings", outline.Headings, heading =>
        {
            answer.WriteNumberValue(heading.Level);
            WriteText(answer, heading.Text);
            WriteText(answer, heading.Anchor);
        });
        WriteList(answer, "references", outline.References, reference =>
        {
            answer.WriteStringValue(reference.Kind.ToString());
            answer.WriteNumberValue(reference.Span.Start);
            answer.WriteNumberValue(reference.Span.End);
            WriteText(answer, reference.Target);
            WriteText(answer, reference.Fragment);
        });
        WriteList(answer, "definitions", outline.Definitions, definition =>
        {
            WriteText(answer, definition.Label);
            WriteText(answer, definition.Destination);
            answer.WriteNumberValue(definition.LabelSpan.Start);
        });
        WriteList(answer, "footnotes", outline.Footnotes, footnote =>
        {
            WriteText(answer, footnote.Label);
            answer.WriteNumberValue(footnote.LabelSpan.Start);
        });
    }

    /// <summary>The text after edits, each in places of the text before it, and what offsets and positions of the result are.</summary>
    private static void WriteEdited(JsonElement question, Utf8JsonWriter answer)
    {
        var text = new SourceText(TextOf(question.GetProperty("text")));
        foreach (var edit in question.GetProperty("edits").EnumerateArray())
        {
            var (start, end) = (OffsetAt(text, edit, 0), OffsetAt(text, edit, 2));
            text = text.WithChange(new TextChange(TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end)), TextOf(edit[4])));
        }

        answer.WritePropertyName("text");
        WriteText(answer, text.ToString());
        WriteList(answer, "positions", question.GetProperty("offsets").EnumerateArray(), offset =>
        {
            var position = text.Lines.PositionAt(offset.GetInt32());
            answer.WriteNumberValue(position.Line);
            answer.WriteNumberValue(position.Character);
        });
        WriteList(answer, "offsets", question.GetProperty("positions").EnumerateArray(), at => answer.WriteNumberValue(OffsetAt(text, at, 0)));
    }

    private static int OffsetAt(SourceText text, JsonElement numbers, int from) =>
        text.Lines.OffsetAt(new LinePosition(numbers[from].GetInt32(), numbers[from + 1].GetInt32()), PositionEncoding.Utf16);

    private static void WriteList<T>(Utf8JsonWriter answer, string name, IEnumerable<T> entries, Action<T> write)
    {
        answer.WriteStartArray(name);
        foreach (var entry in entries)
        {
            answer.WriteStartArray();
            write(entry);
            answer.WriteEndArray();
        }

        answer.WriteEndArray();
    }

    private static string TextOf(JsonElement element) => new(MemoryMarshal.Cast<byte, char>(element.GetBytesFromBase64()));

    private static void WriteText(Utf8JsonWriter answer, string? text)
    {
        if (text is null)
        {
            answer.WriteNullValue();
        }
        else
        {
            answer.WriteBase64StringValue(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }
}
