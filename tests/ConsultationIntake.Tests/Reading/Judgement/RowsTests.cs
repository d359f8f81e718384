using ConsultationIntake.Reading.Judgement.Network;

namespace ConsultationIntake.Tests.Reading.Judgement;

public class RowsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(22)]
    [InlineData(96)]
    [InlineData(163)]
    public void SumsAreThoseOfEachNumberByItself(int width)
    {
        var random = new Random(width);
        var (row, weights, to) = (Drawn(random, 5), Drawn(random, 5 * width), Drawn(random, width));
        row[2] = 0;
        var expected = Enumerable
            .Range(0, width)
            .Select(at => to[at] + Enumerable.Range(0, row.Length).Sum(i => (double)row[i] * weights[(i * width) + at]))
            .ToList();

        Rows.AddProduct(row, weights, to);

        Assert.Equal(expected, to.Select(number => (double)number), (one, other) => Math.Abs(one - other) < 1e-5);
        var (left, right) = (Drawn(random, width), Drawn(random, width));
        Assert.Equal(left.Zip(right, (one, other) => (double)one * other).Sum(), Rows.Dot(left, right), 1e-4);
        var sum = (float[])left.Clone();
        Rows.AddScaled(right, 0.5f, sum);
        Assert.Equal(left.Zip(right, (one, other) => one + (other * 0.5f)), sum);
    }

    [Fact]
    public void APowerOfEIsTheRuntimesToTwelveFigures()
    {
        for (var x = -79.0; x < 79; x += 0.37)
            Assert.Equal(1, Rows.Exp(x) / Math.Exp(x), 1e-12);
        Assert.Equal(0, Rows.Exp(-1000));
        Assert.True(double.IsFinite(Rows.Exp(1000)));
        Assert.Equal(1, Rows.Sigmoid(200), 1e-6);
        Assert.Equal(-1, Rows.Tanh(-200), 1e-6);
    }

    private static float[] Drawn(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];
}
