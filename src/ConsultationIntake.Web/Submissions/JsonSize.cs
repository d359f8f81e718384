using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ConsultationIntake.Web.Submissions;

/// <summary>How much a JSON text holds, told before anything is made of it.</summary>
internal static class JsonSize
{
    private const int AtOnce = 64 * 1024;

    /// <summary>
    /// Whether it has no more than so many names, values and brackets, and none of them more bytes than <paramref name="longest"/> or
    /// little more. The stream is then where it was.
    /// </summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static async Task<bool> IsWithinAsync(Stream json, int tokens, int longest, CancellationToken cancellationToken)
    {
        var start = json.Position;
        var buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
        try
        {
            var (filled, counted, state, mayBegin) = (0, 0, default(JsonReaderState), true);
            while (counted <= tokens)
            {
                if (filled > longest)
                    return false;
                // One value longer than the buffer, an answer, needs one that holds it.
                if (filled == buffer.Length)
                    buffer = Larger(buffer, filled);
                var read = await json.ReadAsync(buffer.AsMemory(filled), cancellationToken);
                filled += read;
                var used =
                    mayBegin && buffer.AsSpan(0, filled).StartsWith(Encoding.UTF8.Preamble)
                        ? Encoding.UTF8.Preamble.Length
                        : Count(buffer.AsSpan(0, filled), isLast: read == 0, ref state, ref counted);
                mayBegin = false;
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
                if (read == 0)
                    break;
            }

            json.Position = start;
            return counted <= tokens;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Count(ReadOnlySpan<byte> text, bool isLast, ref JsonReaderState state, ref int counted)
    {
        var reader = new Utf8JsonReader(text, isLast, state);
        while (reader.Read())
            counted++;
        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private static byte[] Larger(byte[] buffer, int filled)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
