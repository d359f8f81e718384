using System.Text;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox;

namespace ConsultationIntake.Contracts.Inbox;

/// <summary>What every <see cref="IBlobStore"/> must do.</summary>
public abstract class BlobStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract Task<IBlobStore> BuildBlobStoreAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(5_000_003)]
    public async Task Put_AnyLength_IsOpenedAsItWas(int length)
    {
        var store = await BuildBlobStoreAsync();
        var content = Bytes(length);

        await store.PutAsync("mail/2026/raw.eml", new MemoryStream(content), Token);

        Assert.Equal(content, await ReadAsync(store, "mail/2026/raw.eml"));
    }

    [Fact]
    public async Task Put_StreamThatCannotSeek_IsOpenedAsItWas()
    {
        var store = await BuildBlobStoreAsync();
        var content = Bytes(300_000);

        await store.PutAsync("raw", new ForwardOnlyStream(content), Token);

        Assert.Equal(content, await ReadAsync(store, "raw"));
    }

    [Fact]
    public async Task Put_NameThatIsThere_KeepsTheFirst()
    {
        var store = await BuildBlobStoreAsync();
        await PutAsync(store, "raw", "first");

        await PutAsync(store, "raw", "second");

        Assert.Equal("first", Encoding.UTF8.GetString((await ReadAsync(store, "raw"))!));
    }

    [Fact]
    public async Task Put_TwentyAtOnceUnderOneName_KeepsOneWhole()
    {
        var store = await BuildBlobStoreAsync();

        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => PutAsync(store, "raw", new string((char)('a' + i), 100_000))))
        );

        var kept = Encoding.UTF8.GetString((await ReadAsync(store, "raw"))!);
        Assert.Equal(100_000, kept.Length);
        Assert.Single(kept.Distinct());
    }

    [Fact]
    public async Task Put_StreamThatBreaks_LeavesNothingBehind()
    {
        var store = await BuildBlobStoreAsync();

        await Assert.ThrowsAnyAsync<Exception>(() =>
            store.PutAsync("raw", new ForwardOnlyStream(Bytes(200_000), breaksAt: 100_000), Token)
        );

        Assert.Null(await store.OpenAsync("raw", Token));
        Assert.Empty(await ListAsync(store, ""));
        await PutAsync(store, "raw", "whole");
        Assert.Equal("whole", Encoding.UTF8.GetString((await ReadAsync(store, "raw"))!));
    }

    [Fact]
    public async Task Open_NotThere_IsNull()
    {
        var store = await BuildBlobStoreAsync();
        await PutAsync(store, "mail/raw", "x");

        Assert.Null(await store.OpenAsync("mail/ra", Token));
        Assert.Null(await store.OpenAsync("mail", Token));
    }

    [Fact]
    public async Task Open_TwoReaders_EachReadFromTheStart()
    {
        var store = await BuildBlobStoreAsync();
        await PutAsync(store, "raw", "content");

        await using var first = await store.OpenAsync("raw", Token);
        await using var second = await store.OpenAsync("raw", Token);
        using var firstReader = new StreamReader(first!);
        using var secondReader = new StreamReader(second!);

        Assert.Equal("content", await firstReader.ReadToEndAsync(Token));
        Assert.Equal("content", await secondReader.ReadToEndAsync(Token));
    }

    [Fact]
    public async Task List_ByPrefix_InOrdinalOrder()
    {
        var store = await BuildBlobStoreAsync();
        string[] names = ["mail/b.eml", "mail/B_1.eml", "mail/a-1.eml", "mail/a/1.txt", "mail/a.eml", "mailbox/c", "other/d"];
        foreach (var name in names)
            await PutAsync(store, name, name);

        Assert.Equal(names.Order(StringComparer.Ordinal), await ListAsync(store, ""));
        Assert.Equal(names.Take(5).Order(StringComparer.Ordinal), await ListAsync(store, "mail/"));
        Assert.Equal(["mail/a-1.eml", "mail/a.eml", "mail/a/1.txt"], await ListAsync(store, "mail/a"));
        Assert.Empty(await ListAsync(store, "none"));
    }

    [Fact]
    public async Task ListPutBefore_AnInstant_LeavesOutWhatWasPutLater()
    {
        var store = await BuildBlobStoreAsync();
        await PutAsync(store, "mail/a", "a");
        await PutAsync(store, "other/b", "b");
        var now = TimeProvider.System.GetUtcNow();

        Assert.Equal(["mail/a"], await store.ListPutBeforeAsync("mail/", now.AddHours(1), Token).ToListAsync(Token));
        Assert.Empty(await store.ListPutBeforeAsync("mail/", now.AddHours(-1), Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Delete_Stored_IsGoneAndMayBePutAgain()
    {
        var store = await BuildBlobStoreAsync();
        await PutAsync(store, "raw", "first");

        await store.DeleteAsync("raw", Token);
        await store.DeleteAsync("raw", Token);

        Assert.Null(await store.OpenAsync("raw", Token));
        Assert.Empty(await ListAsync(store, ""));
        await PutAsync(store, "raw", "second");
        Assert.Equal("second", Encoding.UTF8.GetString((await ReadAsync(store, "raw"))!));
    }

    private static Task PutAsync(IBlobStore store, string name, string content) =>
        store.PutAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(content)), Token);

    private static async Task<byte[]?> ReadAsync(IBlobStore store, string name)
    {
        await using var stream = await store.OpenAsync(name, Token);
        if (stream is null)
            return null;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    private static async Task<IReadOnlyList<string>> ListAsync(IBlobStore store, string prefix)
    {
        var names = new List<string>();
        await foreach (var name in store.ListAsync(prefix, Token))
            names.Add(name);
        return names;
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)((i * 31) ^ (i >> 8)))];
}
