using System.Text.Json;

namespace MllmLsp.Server.Rpc;

/// <summary>Looks into objects that a client wrote: in place of a method of the library that throws over names with half an emoji.</summary>
internal static class JsonProperties
{
    /// <summary>The value of a property, the last one of that name; null where there is none, or where this is no object.</summary>
    public static JsonElement? Property(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement? found = null;
        foreach (var property in element.EnumerateObject())
        {
            try
            {
                found = property.NameEquals(name) ? property.Value : found;
            }
            catch (InvalidOperationException)
            {
                // A name that is no text is nobody's.
            }
        }

        return found;
    }
}
