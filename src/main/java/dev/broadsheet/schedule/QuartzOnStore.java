package dev.broadsheet.schedule;

import dev.broadsheet.store.Store;
import java.util.Properties;
import java.util.UUID;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;

/** Sets Quartz up on a store's database. */
final class QuartzOnStore {
  /** Under which all rows are stored; the same in every process that shares them. */
  private static final String NAME = "broadsheet";

  private QuartzOnStore() {}

  /** A scheduler that has not been started. */
  static Scheduler open(Store store) throws SchedulerException {
    StdSchedulerFactory factory = new StdSchedulerFactory(properties(store));
    SchedulerRepository all = SchedulerRepository.getInstance();
    // Quartz hands out one scheduler a name and process. Ours belongs to the runner that opened it:
    // another store's runner must not be given it.
    synchronized (all) {
      Scheduler scheduler = factory.getScheduler();
      all.remove(NAME);
      return scheduler;
    }
  }

  private static Properties properties(Store store) {
    String id = UUID.randomUUID().toString();
    Properties quartz = new Properties();
    quartz.setProperty("org.quartz.scheduler.instanceName", NAME);
    quartz.setProperty("org.quartz.scheduler.instanceId", id);
    quartz.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    // So long before its time a schedule is in hand. One that is when the program ends is held
    // until
    // the next one takes that for dead, which makes it late by some ten seconds.
    quartz.setProperty("org.quartz.scheduler.idleWaitTime", "5000");
    quartz.setProperty("org.quartz.threadPool.class", RunThreads.class.getName());
    quartz.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
    // Its way with binary columns is understood by H2 as well.
    quartz.setProperty(
        "org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
    quartz.setProperty("org.quartz.jobStore.useProperties", "true");
    quartz.setProperty("org.quartz.jobStore.makeThreadsDaemons", "true");
    // Without it a second process on the store would take the first one's runs for cut off.
    quartz.setProperty("org.quartz.jobStore.isClustered", "true");
    quartz.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
    quartz.setProperty("org.quartz.jobStore.dataSource", id);
    String source = "org.quartz.dataSource." + id + ".";
    quartz.setProperty(source + "provider", "hikaricp");
    quartz.setProperty(source + "driver", store.driver());
    quartz.setProperty(source + "URL", store.jdbcUrl());
    quartz.setProperty(source + "user", store.user());
    quartz.setProperty(source + "password", store.password());
    // Three threads of its own, and runs that begin or end.
    quartz.setProperty(source + "maxConnections", "5");
    return quartz;
  }
}
