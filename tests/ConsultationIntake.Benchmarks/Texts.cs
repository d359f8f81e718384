using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ConsultationIntake.Benchmarks;

/// <summary>What is sent. The same on every run; none like another, except a campaign's copies.</summary>
internal static class Texts
{
    internal const string Slug = "police-and-crime-plan";

    private static readonly string[] Places =
    [
        "Station Road",
        "the park",
        "the bus stop",
        "the parade",
        "our close",
        "the precinct",
        "the underpass",
        "Mill Lane",
    ];
    private static readonly string[] Matters =
    [
        "noise at night",
        "speeding cars",
        "broken lights",
        "drug dealing",
        "shop theft",
        "dumped rubbish",
        "off-road bikes",
        "graffiti",
    ];
    private static readonly string[] Wishes =
    [
        "more patrols",
        "a named officer",
        "answers when we ring",
        "cameras that work",
        "help for victims",
        "council and police to meet",
        "youth workers",
        "fair treatment",
    ];

    internal static string Letter { get; } =
        string.Join(
            "\n\n",
            Enumerable
                .Range(1, 12)
                .Select(i =>
                    $"""
                        Reason {i}: nobody answers when shopkeepers in ward {i} ring about theft,
                        so please put a named officer in parade {i} before winter comes.
                        """
                )
        );

    internal static string Response(int i) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            For {i % 17 + 2} years I have reported {Of(Matters, i)} near {Of(Places, i / 8)}, house {i}, and I want {Of(Wishes, i / 64)}.
            Resident {i * 7919L % 1_000_003} told me {Of(Matters, i / 3)} is worse at {Of(Places, i / 5)} number {i % 997}.
            We need {Of(Wishes, i / 7)} before case {i} is closed.
            """
        );

    internal static string Copy(int i) =>
        i % 10 == 9 ? $"{Letter}\n\nMy own shop, number {i} on the hill, was emptied twice and nobody rang me back." : Letter;

    internal static byte[] Json(string text) => HttpLoad.Post($"/api/consultations/{Slug}/submissions", "application/json", JsonBody(text));

    internal static byte[] JsonBody(string text) =>
        JsonSerializer.SerializeToUtf8Bytes(new { answers = new[] { new { question = "asb", text } } });

    /// <summary>A mail of about so many characters, from an address of its own.</summary>
    internal static byte[] Mail(int i, int length, string to)
    {
        var mail = new StringBuilder(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                From: Resident {i} <resident-{i}@example.org>
                To: {to}
                Subject: Police and Crime Plan
                Message-ID: <bench-{i}-{length}@example.org>
                Date: Mon, 30 Nov 2026 10:00:00 +0000
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8


                """
            )
        );
        for (var paragraph = 0; mail.Length < length; paragraph++)
            mail.Append(Response((i * 1_000) + paragraph)).Append("\n\n");
        return Encoding.UTF8.GetBytes(mail.ToString());
    }

    internal const string HandedOverType = "multipart/form-data; boundary=part-of-a-mail";

    /// <summary>A mail to nobody, as SendGrid's Inbound Parse posts it.</summary>
    internal static byte[] HandedOver(int i, int length)
    {
        const string nobody = "nobody@westmere-pcc.example";
        var before =
            $"--part-of-a-mail\r\nContent-Disposition: form-data; name=\"envelope\"\r\n\r\n{{\"to\":[\"{nobody}\"]}}\r\n"
            + "--part-of-a-mail\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\n";
        return [.. Encoding.UTF8.GetBytes(before), .. Mail(i, length, nobody), .. "\r\n--part-of-a-mail--\r\n"u8];
    }

    private static string Of(string[] words, int i) => words[(uint)i % words.Length];
}
