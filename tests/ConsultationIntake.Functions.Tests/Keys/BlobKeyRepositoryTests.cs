using System.Xml.Linq;
using ConsultationIntake.Contracts;
using ConsultationIntake.Contracts.Inbox;
using ConsultationIntake.Functions.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Functions.Tests.Keys;

public sealed class BlobKeyRepositoryTests
{
    private readonly MemoryBlobStore blobs = new();

    [Fact]
    public void Protect_OnOneInstance_IsReadOnAnother()
    {
        var token = Instance().CreateProtector("antiforgery").Protect("a token");

        Assert.Equal("a token", Instance().CreateProtector("antiforgery").Unprotect(token));
        Assert.All(blobs.Blobs.Keys, name => Assert.Matches("^data-protection/[A-Za-z0-9_-]+$", name));
    }

    [Fact]
    public void StoreElement_NameWithSignsNoBlobHas_IsKept()
    {
        new BlobKeyRepository(blobs).StoreElement(new XElement("revocation"), "revocation-20261110T120000Z:é/..");

        Assert.Equal("revocation", Assert.Single(new BlobKeyRepository(blobs).GetAllElements()).Name.LocalName);
    }

    [Fact]
    public void FirstKey_MadeWhileAPageIsRendered_DoesNotWaitForThatPage()
    {
        string? read = null;
        var rendering = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new BusyContext());
            var protector = Instance().CreateProtector("antiforgery");
            read = protector.Unprotect(protector.Protect("a token"));
        })
        {
            IsBackground = true,
        };

        rendering.Start();

        Assert.True(rendering.Join(Patience.Longest), "It waits for itself.");
        Assert.Equal("a token", read);
    }

    private IDataProtectionProvider Instance()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("consultation-intake");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new BlobKeyRepository(blobs));
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }

    /// <summary>As a renderer's: does nothing else before what it does now is done.</summary>
    private sealed class BusyContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) { }
    }
}
