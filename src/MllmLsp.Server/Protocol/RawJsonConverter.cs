using System.Text.Json;
using System.Text.Json.Serialization;

namespace MllmLsp.Server.Protocol;

/// <summary>
/// Sends JSON of the client back as it came. The library's own way writes every string anew, and throws on half an emoji: an item whose label
/// holds one could not be resolved.
/// </summary>
internal sealed class RawJsonConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
    }
}
