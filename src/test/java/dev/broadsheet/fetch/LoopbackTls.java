package dev.broadsheet.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate for 127.0.0.1 that nobody else trusts, good for a hundred years: {@code keytool
 * -genkeypair -alias loopback -keyalg EC -groupname secp256r1 -ext san=ip:127.0.0.1,dns:localhost
 * -validity 36500 -storetype PKCS12 -storepass broadsheet -keystore loopback.p12}.
 */
record LoopbackTls(SSLContext context, X509TrustManager trust) {
  private static final char[] PASSWORD = "broadsheet".toCharArray();

  static LoopbackTls load() {
    try (InputStream file = LoopbackTls.class.getResourceAsStream("loopback.p12")) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("loopback", store.getCertificate("loopback"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return new LoopbackTls(context, (X509TrustManager) trust.getTrustManagers()[0]);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the tests' certificate can't be read", e);
    }
  }
}
