using ConsultationIntake.Reading.Structure;
using FsCheck;
using FsCheck.Fluent;

namespace ConsultationIntake.Documents.Tests;

/// <summary>However a file is damaged, its reader ends, throws nothing, and what it says of its text is true.</summary>
public sealed class DamagedFileTests
{
    private const int Damagings = 150;

    [Fact]
    public void File_DamagedAnyHow_IsReadOrMarked() =>
        ForAll(damage =>
        {
            foreach (var (name, content) in Samples.All)
                AssertTrue(Reading.File(name, damage.Of(content)));
        });

    [Fact]
    public void File_UnderTheNameOfAnotherKind_IsReadOrMarked() =>
        ForAll(damage =>
        {
            foreach (var (_, content) in Samples.All)
                AssertTrue(Reading.File(Samples.All[damage.At % Samples.All.Count].Name, damage.Of(content)));
        });

    [Fact]
    public void Mail_DamagedAnyHow_IsReadOrNone() =>
        ForAll(damage =>
        {
            if (Reading.Mail(damage.Of(Samples.Mail)) is { } email)
                AssertTrue(email.Body);
        });

    [Fact]
    public void Post_DamagedAnyHow_IsReadOrNone() =>
        ForAll(damage =>
        {
            if (Reading.Post(damage.Of(Samples.Post)) is { } email)
                AssertTrue(email.Body);
        });

    private static void ForAll(Action<Damage> read) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Damagings), Prop.ForAll(AnyDamage, read));

    private static void AssertTrue(ExtractedText text)
    {
        Assert.True(text.Value.Length > 0 || text.Marks.Count > 0 || text.Blocks.Count == 0);
        Assert.All(text.PageStarts, start => Assert.InRange(start, 0, text.Value.Length));
        Assert.All(text.Blocks, block => Assert.InRange(block.End, block.Start, text.Value.Length));
        Assert.All(text.Blocks.Zip(text.Blocks.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    /// <param name="At">Where, and how much, and what: each is taken within the file's length.</param>
    private sealed record Damage(int At, int Length, int Kind, byte Value)
    {
        public byte[] Of(byte[] content)
        {
            var at = At % content.Length;
            var end = Math.Min(content.Length, at + (Length % 40));
            return (Kind % 5) switch
            {
                0 => [.. content[..at], Value, .. content[(at + 1)..]],
                1 => [.. content[..at], .. content[end..]],
                2 => [.. content[..end], .. content[at..end], .. content[end..]],
                3 => content[..at],
                _ => [.. content[..at], (byte)(content[at] ^ (1 << (Value % 8))), .. content[(at + 1)..]],
            };
        }
    }

    private static Arbitrary<Damage> AnyDamage { get; } =
        (
            from at in Gen.Choose(0, 5000)
            from length in Gen.Choose(0, 5000)
            from kind in Gen.Choose(0, 4)
            from value in Gen.Choose(0, 255)
            select new Damage(at, length, kind, (byte)value)
        ).ToArbitrary();
}
