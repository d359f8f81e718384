using System.Globalization;
using ConsultationIntake.Contracts;
using ConsultationIntake.Contracts.Sheets;
using ConsultationIntake.Documents.Sheets;

namespace ConsultationIntake.Documents.Tests;

/// <summary>
/// Mail, posts, documents and sheets changed at random by the hundred thousand: every reader ends and throws nothing. The seed is said, so
/// that what fails fails again; <c>FUZZ_INPUTS</c> is how many in all (1,000,000 where nothing is said).
/// </summary>
public sealed class ManyInputsTests
{
    private const int Default = 1_000_000;
    private const int Seed = 20261130;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Category", "Long")]
    public void Inputs_ByTheMillion_AreReadOrRefused()
    {
        var inputs = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_INPUTS"), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : Default;
        var sheet = SheetFiles.Xlsx(SheetFiles.Row(1, "Response", "When") + SheetFiles.Row(2, "The lanes are dark.", "1"));
        var csv = Samples.Latin("Response,When\r\n\"The lanes, \"\"dark\"\"\",2026-11-30\r\nMore;1\r\n");
        using var sheets = new SheetReader(new TestClock(DateTimeOffset.UnixEpoch));
        List<(string What, byte[] Seed, Action<byte[]> Read)> kinds =
        [
            ("mail", Samples.Mail, mutant => Reading.Mail(mutant)),
            ("post", Samples.Post, mutant => Reading.Post(mutant)),
            ("xlsx", sheet, mutant => sheets.ReadAsync(mutant, Token).GetAwaiter().GetResult()),
            ("csv", csv, mutant => sheets.ReadAsync(mutant, Token).GetAwaiter().GetResult()),
            .. Samples.All.Select(sample =>
                (sample.Name, sample.Content, (Action<byte[]>)(mutant => Assert.NotNull(Reading.File(sample.Name, mutant))))
            ),
        ];
        var random = new Random(Seed);
        var counts = new int[kinds.Count];
        for (var i = 0; i < inputs; i++)
        {
            var kind = i % kinds.Count;
            var mutant = Changed(kinds[kind].Seed, random, i % 3 == 0 ? kinds[random.Next(kinds.Count)].Seed : null);
            try
            {
                Patience.Ends(
                    () =>
                    {
                        kinds[kind].Read(mutant);
                        return true;
                    },
                    kinds[kind].What
                );
            }
            catch (Exception thrown)
            {
                Assert.Fail($"Input {i} ({kinds[kind].What}, {mutant.Length} bytes): {thrown}\n{Convert.ToBase64String(mutant)}");
            }

            counts[kind]++;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{inputs} inputs: {string.Join(", ", kinds.Zip(counts, (kind, count) => $"{count} {kind.What}"))}"
        );
    }

    /// <summary>One to twenty changes: bits, bytes, pieces taken out, doubled, moved, or taken from another kind of file.</summary>
    private static byte[] Changed(byte[] seed, Random random, byte[]? other)
    {
        var bytes = new List<byte>(seed);
        for (var change = random.Next(1, 21); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 64), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.RemoveRange(at, random.Next(8) == 0 ? bytes.Count - at : length);
                    break;
                case 5 when other is not null:
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + length)]);
                    break;
                default:
                    var filled = new byte[random.Next(1, 16)];
                    Array.Fill(filled, (byte)random.Next(256));
                    bytes.InsertRange(at, filled);
                    break;
            }
        }

        return [.. bytes];
    }
}
