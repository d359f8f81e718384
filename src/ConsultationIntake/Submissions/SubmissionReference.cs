using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultationIntake.Submissions;

/// <summary>
/// What a respondent quotes on the phone: eight characters and a check character, written <c>ABC-DEF-GHK</c>.
/// The alphabet leaves out what is mistaken for something else in handwriting or speech (0 O Q, 1 I L, 2 Z, 5 S,
/// G beside 6, B beside 8, U beside V). It has 23 characters, a prime, so that the weighted check character catches every
/// single wrong character and every swap of two.
/// </summary>
[JsonConverter(typeof(Converter))]
public readonly record struct SubmissionReference
{
    private const string Alphabet = "346789ACDEFHJKMNPRTVWXY";
    private const int DataLength = 8;

    private readonly string? value;

    private SubmissionReference(string value) => this.value = value;

    public static SubmissionReference New()
    {
        Span<char> data = stackalloc char[DataLength];
        RandomNumberGenerator.GetItems(Alphabet, data);
        return FromData(data);
    }

    /// <summary>
    /// A reference that follows from <paramref name="seed"/> alone, so that the same thing taken in twice gets the same one.
    /// </summary>
    public static SubmissionReference Derive(string seed)
    {
        var hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seed));
        Span<char> data = stackalloc char[DataLength];
        for (var i = 0; i < DataLength; i++)
            data[i] = Alphabet[((hash[2 * i] << 8) | hash[(2 * i) + 1]) % Alphabet.Length];
        return FromData(data);
    }

    public static SubmissionReference Parse(string s) =>
        TryParse(s, out var reference) ? reference : throw new FormatException($"'{s}' is not a reference.");

    /// <summary>Reads what a person typed: any case, with or without hyphens and spaces. False when the check character is wrong.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out SubmissionReference result)
    {
        result = default;
        if (s is null or { Length: > 40 })
            return false;

        Span<char> characters = stackalloc char[DataLength + 1];
        var count = 0;
        foreach (var c in s)
        {
            if (c is '-' or ' ')
                continue;
            var upper = char.ToUpperInvariant(c);
            if (count > DataLength || !Alphabet.Contains(upper, StringComparison.Ordinal))
                return false;
            characters[count++] = upper;
        }

        if (count != DataLength + 1 || Check(characters[..DataLength]) != characters[DataLength])
            return false;
        result = FromData(characters[..DataLength]);
        return true;
    }

    public override string ToString() => value ?? "";

    private static SubmissionReference FromData(ReadOnlySpan<char> data) => new($"{data[..3]}-{data[3..6]}-{data[6..]}{Check(data)}");

    private static char Check(ReadOnlySpan<char> data)
    {
        var sum = 0;
        for (var i = 0; i < data.Length; i++)
            sum += (i + 2) * Alphabet.IndexOf(data[i], StringComparison.Ordinal);
        return Alphabet[sum % Alphabet.Length];
    }

    private sealed class Converter : JsonConverter<SubmissionReference>
    {
        public override SubmissionReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var value) ? value : throw new JsonException("This is not a submission reference.");

        public override void Write(Utf8JsonWriter writer, SubmissionReference value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
