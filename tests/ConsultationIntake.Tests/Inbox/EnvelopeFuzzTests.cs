using System.Text;
using ConsultationIntake.Contracts;
using ConsultationIntake.Inbox.Envelope;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.Versions;

namespace ConsultationIntake.Tests.Inbox;

/// <summary>Seeded noise for the readers of a letter's text: they end, soon, and lose no word.</summary>
public sealed class EnvelopeFuzzTests
{
    private const int Rounds = 400;

    [Fact]
    public void Envelope_MutatedEveryWay_KeepsEveryWordInItsPlace() =>
        Loop(
            Encoding.UTF8.GetBytes(
                "CAUTION: external email\n\nHello there.\n\nKind regards\nJo\n\n________________________________\n"
                    + "From: A <a@b.example>\nSent: today\nTo: C\nSubject: FW: x\n\nOn 1 May, B wrote:\n> quoted\n>> more\nanswer\n"
                    + "-- \nsig\nThis email is confidential.\n"
            ),
            bytes =>
            {
                var text = TextTidy.Block(Encoding.Latin1.GetString(bytes));
                var parts = EnvelopeReader.Read(text, new MailSetting { Subject = "RE: x", IsReply = bytes.Length % 2 == 0 }).Parts;
                Assert.Equal(
                    text.Where(c => !char.IsWhiteSpace(c)),
                    parts.SelectMany(part => part.Span.Of(text)).Where(c => !char.IsWhiteSpace(c))
                );
            }
        );

    [Theory]
    [InlineData("On a b wrote")]
    [InlineData("From: x\n")]
    [InlineData("> ")]
    [InlineData("subject to the ")]
    [InlineData("this email ")]
    [InlineData("____________\n")]
    public void Body_OfOneThingOverAndOver_IsReadInTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Patience.Ends(() => EnvelopeReader.Read(text, new MailSetting { Subject = "FW: x" }), piece);
        Patience.Ends(() => ProvisionalWording.Read(text, new DateOnly(2026, 12, 1)), piece);
    }

    private static void Loop(byte[] seed, Action<byte[]> read)
    {
        var random = new Random(20261122);
        for (var round = 0; round < Rounds; round++)
        {
            var mutant = Mutate(seed, random);
            Patience.Ends(
                () =>
                {
                    read(mutant);
                    return true;
                },
                $"round {round}"
            );
        }
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }
}
