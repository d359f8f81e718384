using System.Buffers.Binary;

namespace ConsultationIntake.Documents.Office;

/// <summary>Properties of characters and paragraphs in an old Word file: each a number and its value (MS-DOC, section 2.2.5.1).</summary>
internal static class DocProperties
{
    /// <summary>The value of a property, or nothing where it is not among them.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> properties, ushort wanted)
    {
        while (properties.Length > 2)
        {
            var property = BinaryPrimitives.ReadUInt16LittleEndian(properties);
            // The kind of its value is in its upper three bits.
            var length = (property >> 13) switch
            {
                0 or 1 => 1,
                3 => 4,
                6 => properties[2] + 1,
                7 => 3,
                _ => 2,
            };
            if (property == wanted)
                return properties[2..Math.Min(properties.Length, 2 + length)];
            properties = properties[Math.Min(properties.Length, 2 + length)..];
        }

        return [];
    }
}
